import { Link, useNavigate } from '@tanstack/react-router';
import { useViewer } from '../session/viewer.ts';
import { Button } from '../ui/Button.tsx';
import { currentLanguage, useText } from '../ui/language.ts';
import { refusalText } from '../ui/refusal-text.ts';
import { tell } from '../ui/tell.ts';
import { useBulletins, useMake } from './bulletin-api.ts';
import { bulletinText } from './bulletin-text.ts';

/** From a sealed month to its bulletin: what is in force, else the draft; where there is neither, one click drafts it. */
export function BulletinOfMonth({ month }: { month: string }) {
  const text = useText(bulletinText);
  const manages = useViewer().may('tasks.manage');
  const of = useBulletins().data?.items.filter((item) => item.month === month);
  if (of === undefined) return null;
  const found = of.find(({ state }) => state === 'issued') ?? of.find(({ state }) => state === 'draft');
  if (found === undefined) return manages ? <DraftIt month={month} /> : null;
  return (
    <Link to="/bulletins/$bulletinId" params={{ bulletinId: found.id }}>
      {found.number ?? text.draftOf}
    </Link>
  );
}

function DraftIt({ month }: { month: string }) {
  const text = useText(bulletinText);
  const navigate = useNavigate();
  const make = useMake();
  const draft = (): void =>
    make.mutate(month, {
      onSuccess: ({ id }) => void navigate({ to: '/bulletins/$bulletinId', params: { bulletinId: id } }),
      onError: (error) => tell(refusalText(error, currentLanguage()), 'failed'),
    });
  return (
    <Button size="small" busy={make.isPending} onClick={draft}>
      {text.draftNew}
    </Button>
  );
}
