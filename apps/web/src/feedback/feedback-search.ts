/** What of the list of feedback stands in the address. */
export type FeedbackSearch = { topic?: string; answered?: string; q?: string };

export const feedbackSearchNames = ['topic', 'answered', 'q'] as const;
