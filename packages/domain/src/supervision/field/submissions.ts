/** A submission as the server has it on file, by its content. A correction takes the place of the one it names; both stay. */
export type Filed = {
  readonly instanceId: string;
  readonly content: string;
  /** The instance that corrected this one, or null while it is current. */
  readonly correctedBy: string | null;
  readonly deleted: boolean;
};

/** 409.1 · 409.18 · 409.9 in ODK Central. */
export type FilingRefusal = 'instance_differs' | 'instance_deleted' | 'instance_stale';

export type Filing = 'new' | 'already' | { readonly refused: FilingRefusal };

type Arriving = { readonly instanceId: string; readonly content: string; readonly deprecates: string | null };

/** The same again is accepted quietly; anything else under a name that was used is not. */
export function fileSubmission(find: (instanceId: string) => Filed | undefined, arriving: Arriving): Filing {
  const known = find(arriving.instanceId);
  if (known?.deleted) return { refused: 'instance_deleted' };
  if (known) return known.content === arriving.content ? 'already' : { refused: 'instance_differs' };
  if (arriving.deprecates === null) return 'new';
  const corrected = find(arriving.deprecates);
  if (corrected?.deleted) return { refused: 'instance_deleted' };
  return corrected && corrected.correctedBy === null ? 'new' : { refused: 'instance_stale' };
}
