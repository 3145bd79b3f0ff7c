import { budgetNames, budgetRooms } from '@/lib/budgets';
import type { Actor } from '@/lib/kernel/actor';
import { seesEach, unlessFew } from '@/lib/kernel/small';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { complaintsOf, countMatching } from '@/lib/segments';
import type { Terms } from './rules/terms';

/** What a budget still has. */
export type BudgetBar = {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly limit: number;
  readonly left: number;
  readonly kind: 'AMOUNT' | 'POINTS' | 'COUNT';
  readonly isPaused: boolean;
};

/** What a budget has left now; null: none is named, or nobody knows it. */
export async function budgetBar(db: Db, code: string | null, now: Date): Promise<BudgetBar | null> {
  if (code === null) return null;
  const { zone } = await program(db);
  const [[room], names] = await Promise.all([
    budgetRooms(db, { codes: [code], pools: [], memberId: null, at: now, zone }),
    budgetNames(db, [code]),
  ]);
  if (room === undefined) return null;
  const { limit, left, kind, isPaused } = room;
  return { code, name: names.get(code) ?? { zh: code, en: code }, limit, left, kind, isPaused };
}

/** How many members an audience is; null: it is everybody, or not about members. */
export async function audienceSize(db: Db, { audience }: Pick<Terms, 'audience'>, now: Date): Promise<number | null> {
  if (audience === null || complaintsOf(audience).length > 0) return null;
  return countMatching(db, audience, now);
}

/** How many an audience is, as its reader may be told: `few` are too few for who may not see members (S1-5.1). */
export type AudienceTold = number | 'few' | null;

/** The same as it may be told. */
export async function audienceTold(
  db: Db,
  terms: Pick<Terms, 'audience'>,
  now: Date,
  actor: Actor,
): Promise<AudienceTold> {
  const size = await audienceSize(db, terms, now);
  return size === null || seesEach(actor) ? size : (unlessFew(size) ?? 'few');
}
