import { useSyncExternalStore } from 'react';
import { useText } from './language.ts';
import styles from './Messages.module.css';
import { currentMessages, dismiss, onMessages } from './tell.ts';
import { uiText } from './text.ts';

export function Messages() {
  const text = useText(uiText);
  const messages = useSyncExternalStore(onMessages, currentMessages);
  return (
    <div className={styles.stack} role="status" aria-live="polite">
      {messages.map((message) => (
        <div key={message.id} className={message.kind === 'failed' ? styles.failed : styles.done}>
          <span>{message.text}</span>
          <button type="button" aria-label={text.dismiss} onClick={() => dismiss(message.id)}>
            ×
          </button>
        </div>
      ))}
    </div>
  );
}
