import { Link } from '@tanstack/react-router';
import { useLogOut } from '../session/api.ts';
import { useViewer } from '../session/viewer.ts';
import { setLanguage, useLanguage, useText } from '../ui/language.ts';
import styles from './Shell.module.css';
import { shellText } from './text.ts';

/** Language, own account, way out. In the sheet of a narrow screen, where the top bar has no room, they stand below the menu. */
export function ViewerMenu({ inSheet = false }: { inSheet?: boolean }) {
  const text = useText(shellText);
  const language = useLanguage();
  const viewer = useViewer();
  const logOut = useLogOut();
  return (
    <div className={inSheet ? styles.viewerSheet : styles.viewer}>
      <button type="button" lang={language === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>
        {text.language}
      </button>
      <Link to="/account" title={text.account}>
        {viewer.name}
      </Link>
      <button type="button" onClick={() => logOut.mutate()}>
        {text.logOut}
      </button>
    </div>
  );
}
