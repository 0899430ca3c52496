/** What the person typed or gave cannot be used: one line on standard error, exit status 2. */
export class UsageError extends Error {}
