import type { Finding } from '@gongjian/contract/supervision-findings';

/** What the form of one step of a finding is given. */
export type FormProps = { readonly one: Finding; readonly onClose: () => void };
