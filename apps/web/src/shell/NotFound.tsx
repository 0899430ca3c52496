import { Link } from '@tanstack/react-router';
import { useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { shellText } from './text.ts';

export function NotFound() {
  const text = useText(shellText);
  return (
    <Page title={text.notFound} lead={text.notFoundHint}>
      <p>
        <Link to="/">{text.toOverview}</Link>
      </p>
    </Page>
  );
}
