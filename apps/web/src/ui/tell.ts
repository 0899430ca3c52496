/** A short message to the person about what just happened; `Messages` shows them. */
export type Message = { readonly id: number; readonly kind: 'done' | 'failed'; readonly text: string };

let messages: readonly Message[] = [];
let last = 0;
const listeners = new Set<() => void>();

export function tell(text: string, kind: Message['kind'] = 'done'): void {
  const message = { id: ++last, kind, text };
  put([...messages.slice(-2), message]);
  setTimeout(() => dismiss(message.id), kind === 'done' ? 4_000 : 10_000);
}

export const dismiss = (id: number): void => put(messages.filter((message) => message.id !== id));

export const currentMessages = (): readonly Message[] => messages;

export function onMessages(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function put(next: readonly Message[]): void {
  messages = next;
  for (const listener of listeners) listener();
}
