import { decimalText, type ReportContent } from '@gongjian/contract/reporting';

/** What of the form can be kept as a draft: a figure that is still being typed stays on the screen until it is one. */
export const sendable = (content: ReportContent): ReportContent => ({
  ...content,
  numbers: content.numbers.filter(({ amount }) => Object.values(amount).every((text) => decimalText.safeParse(text).success)),
});
