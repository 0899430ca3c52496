/** `unit:110105` is about the unit 110105. */
export const bareId = (subject: string): string => subject.slice(subject.indexOf(':') + 1);
