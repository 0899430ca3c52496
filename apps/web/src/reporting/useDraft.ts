import type { ReportContent, ReportForm } from '@gongjian/contract/reporting';
import { useCallback, useEffect, useRef, useState } from 'react';
import { SaidNo } from '../ui/call.ts';
import { type Accountable, fetchReport, saveDraft } from './api.ts';
import { type Conflict, merge, withMine } from './choose.ts';
import { sendable } from './sendable.ts';

export type SaveState = 'idle' | 'unsaved' | 'saving' | 'saved' | 'failed' | 'conflict';
type Draft = { readonly content: ReportContent; readonly accountable: Accountable | null };
type Collision = { readonly mine: ReportContent; readonly open: readonly Conflict[]; readonly merged: boolean };

/** How long nobody may have typed before the draft is kept. */
const PAUSE = 1500;
const none: Collision = { mine: {} as ReportContent, open: [], merged: false };

/** What is being written: kept by itself after each pause, and laid beside what somebody else saved meanwhile. */
export function useDraft(form: ReportForm) {
  const [draft, setDraft] = useState<Draft>({ content: form.content, accountable: form.accountable });
  const [save, setSave] = useState<{ state: SaveState; at: string | null; error: unknown }>({ state: 'idle', at: null, error: null });
  const [collision, setCollision] = useState(none);
  const now = useRef(draft);
  const version = useRef(form.version);
  const base = useRef(form.content);

  const change = useCallback((part: Partial<Draft>): void => {
    now.current = { ...now.current, ...part };
    setDraft(now.current);
    setSave((old) => ({ ...old, state: 'unsaved' }));
  }, []);

  const laidBeside = useCallback(async (): Promise<void> => {
    const theirs = await fetchReport(form.id);
    const mine = now.current.content;
    const { content, conflicts } = merge(base.current, mine, theirs.content);
    version.current = theirs.version;
    base.current = theirs.content;
    setCollision({ mine, open: conflicts, merged: true });
    change({ content });
    if (conflicts.length > 0) setSave((old) => ({ ...old, state: 'conflict' }));
  }, [form.id, change]);

  const keep = useCallback(async (): Promise<boolean> => {
    const sent = now.current;
    setSave((old) => ({ ...old, state: 'saving' }));
    try {
      const content = sendable(sent.content);
      const moved = await saveDraft(form.id, version.current, { content, accountable: named(sent.accountable) });
      version.current = moved.version;
      base.current = content;
      setSave({ state: now.current === sent ? 'saved' : 'unsaved', at: new Date().toISOString(), error: null });
      return true;
    } catch (error) {
      if (error instanceof SaidNo && error.code === 'reporting.changed') await laidBeside();
      else setSave((old) => ({ ...old, state: 'failed', error }));
      return false;
    }
  }, [form.id, laidBeside]);

  useEffect(() => {
    if (save.state !== 'unsaved' || draft !== now.current) return undefined;
    const pause = setTimeout(() => void keep(), PAUSE);
    return () => clearTimeout(pause);
  }, [save.state, draft, keep]);

  const state = useRef(save.state);
  state.current = save.state;
  useEffect(
    () => () => {
      if (state.current === 'unsaved') void keep();
    },
    [keep],
  );

  useEffect(() => {
    if (!['unsaved', 'saving', 'failed', 'conflict'].includes(save.state)) return undefined;
    const stay = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', stay);
    return () => removeEventListener('beforeunload', stay);
  }, [save.state]);

  /** Nothing more is kept by itself: the report is being sent. */
  const rest = (): void => setSave((old) => ({ ...old, state: 'idle' }));

  const settle = (conflict: Conflict, side: 'mine' | 'theirs'): void => {
    const open = collision.open.filter((one) => one !== conflict);
    setCollision({ ...collision, open });
    change(side === 'mine' ? { content: withMine(now.current.content, collision.mine, conflict) } : {});
    if (open.length > 0) setSave((old) => ({ ...old, state: 'conflict' }));
  };

  return { draft, change, save, keep, collision, settle, rest, version, laidBeside };
}
export type DraftBeingWritten = ReturnType<typeof useDraft>;

/** An officer without a name is none yet. */
export const named = (officer: Accountable | null): Accountable | null => (officer === null || officer.name.trim() === '' ? null : officer);
