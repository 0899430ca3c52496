/** Names as people write them in a row: 市水务局、市住建委. */
export const namesIn = (words: string): string[] =>
  words
    .split(/[、，,；;]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** A whole number of days above zero; anything else is none. */
export const daysIn = (words: string): number | null => {
  const days = Number(words.trim());
  return Number.isInteger(days) && days > 0 && days <= 250 ? days : null;
};
