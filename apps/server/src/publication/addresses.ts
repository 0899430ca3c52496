import type { PublicClass } from '@gongjian/contract/publication-content';

/** Where each class is read, without the language. Progress stands on the page of its measure. */
const folders: Readonly<Record<PublicClass, (key: string) => string>> = {
  catalogue: () => '/catalogue',
  plan: () => '/plan',
  measure: (key) => `/measures/${key}`,
  progress: (key) => `/measures/${key}`,
  month: (key) => `/months/${key}`,
  bulletin: (key) => `/bulletins/${key}`,
  ranking: (key) => `/rankings/${key}`,
  exposure: (key) => `/exposure/${key}`,
  inspection: (key) => `/inspections/${key}`,
  write_off: (key) => `/write-offs/${key}`,
  explanation: (key) => `/policy/${key}`,
  answer: (key) => `/policy/${key}`,
};

/** 稳定网址: never changes once something was public there. */
export const addressOf = (disclosure: PublicClass, key: string): string => folders[disclosure](key);
