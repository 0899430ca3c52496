import type { CaseField, CaseKind } from '@gongjian/domain/cases/model';
import { newestKind } from '../cases/index.ts';
import { systemActor } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Ctx, makeCtx } from '../platform/ctx.ts';
import type { Db } from '../platform/db.ts';
import { mobilePace, type Pace } from './feedback-body.ts';
import { type FeedbackKeys, feedbackKeys } from './feedback-keys.ts';
import { type FeedbackLimits, feedbackLimits } from './feedback-limits.ts';

export type DeskParts = {
  readonly db: Db;
  readonly city: string;
  /** The installation's secret: forms are signed and contacts sealed with keys made from it. */
  readonly secret: string;
  readonly clock: Clock;
  readonly limits?: FeedbackLimits;
  /** The time by which forms and limits are counted: the real one, whichever day a demonstration stands on. */
  readonly now?: () => number;
  readonly pace?: Pace;
};

/** 受理窗口: what takes in feedback from people without an account, and what it may be asked. */
export class FeedbackDesk {
  readonly keys: FeedbackKeys;
  readonly limits: FeedbackLimits;
  readonly now: () => number;
  readonly pace: Pace;
  private kind: { readonly read: CaseKind | undefined; readonly at: number } | undefined;

  constructor(private readonly parts: DeskParts) {
    this.keys = feedbackKeys(parts.secret);
    this.limits = parts.limits ?? feedbackLimits();
    this.now = parts.now ?? Date.now;
    this.pace = parts.pace ?? mobilePace;
  }

  /** The desk at work for a resident. A resident has no rights; the desk writes down what was sent and looks up one number at a time. */
  ctx(requestId: string, address: string | null): Ctx {
    const { db, city, clock } = this.parts;
    return makeCtx(db, { ...systemActor(city), id: 'public', name: '公众' }, clock(), requestId, address);
  }

  /** What people may choose from and how soon it is taken up, as the pack's kind of case says; read again now and then. */
  async offer(): Promise<Offer> {
    if (!this.kind || performance.now() - this.kind.at > KIND_LASTS_MS) {
      const read = await this.ctx('offer', null).read((db) => newestKind(db, FEEDBACK_KIND));
      this.kind = { read, at: performance.now() };
    }
    const { fields = [], stages = [] } = this.kind.read ?? {};
    return {
      topics: topicsIn(fields.find(({ code }) => code === 'topic')),
      acceptDays: stages.find(({ duty }) => duty === 'start')?.days ?? null,
    };
  }
}

const KIND_LASTS_MS = 60_000;
export type Topic = { readonly zh: string; readonly en: string };

/** A topic the pack does not say in English stays as it is. */
const topicsIn = (field: CaseField | undefined): readonly Topic[] =>
  (field?.choices ?? []).map((zh, i) => ({ zh, en: field?.choicesEn?.[i] ?? zh }));
export type Offer = { readonly topics: readonly Topic[]; readonly acceptDays: number | null };

/** The kind of case a feedback becomes; a pack says its stages, time limits and topics. */
export const FEEDBACK_KIND = 'complaint';
