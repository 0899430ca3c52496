import { type ReactNode, useEffect, useRef } from 'react';
import styles from './Page.module.css';

type Props = {
  title: string;
  /** The title is the city's own words, which stay in their language on every screen. */
  quoted?: boolean;
  lead?: ReactNode;
  actions?: ReactNode;
  above?: ReactNode;
  children: ReactNode;
};

/** The screen opened last. The first one leaves the focus at the top of the page, as a browser does. */
let opened: string | null = null;

/** One screen: a heading that takes the focus when the screen opens, its actions, its content. */
export function Page({ title, quoted = false, lead, actions, above, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · 攻坚`;
  }, [title]);
  useEffect(() => {
    if (opened !== null && opened !== location.pathname) heading.current?.focus({ preventScroll: true });
    opened = location.pathname;
  }, []);
  return (
    <div className={styles.page}>
      {above}
      <header className={styles.head}>
        <div>
          <h1 ref={heading} tabIndex={-1} className={styles.title} {...(quoted ? { lang: 'zh-CN' } : {})}>
            {title}
          </h1>
          {lead !== undefined && <div className={styles.lead}>{lead}</div>}
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
