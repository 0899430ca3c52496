/** What XML cannot hold (XML 1.0, 2.2): a character pasted from elsewhere must not make a file no program opens. */
const UNPRINTABLE = /[^\P{C}\t\n\r\p{Co}\p{Cf}]|[\ufffe\uffff]/gu;

export const printable = (text: string): string => text.replace(UNPRINTABLE, '');
