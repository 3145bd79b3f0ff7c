import 'server-only';
import { isOwnAccount } from '@/lib/adjustments';
import { openRequestsAbout } from '@/lib/approvals';
import { type Actor, actorLabel } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { accountOf, computeHoldings, type LedgerWork, loadLedger, postMerge } from '@/lib/ledger';
import { decideLevelMerge, type LevelMerge, type LevelMergeAsked } from '@/lib/levels';
import { type Identity, joinStats, type MemberStats, memberStats, noStats, readIdentitiesOf } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { type Program, program } from '@/lib/platform/program';
import { mergeRefusals, type Why } from './rules/refusals';

/** What somebody has, or will have, at one instant. */
export type Figures = {
  readonly points: {
    readonly available: number;
    readonly pending: number;
    readonly held: number;
    readonly debt: number;
    readonly balance: number;
  };
  readonly growth: number;
  readonly level: { readonly code: string; readonly validTo: Date | null };
  readonly orders: number;
  readonly amount: number;
};

/** Everything that a merge works on, read at one instant: of members who are locked, or only to be looked at. */
export type Merging = {
  readonly settings: Program;
  readonly now: Date;
  readonly actor: Actor;
  readonly mergeId: string;
  readonly from: Identity;
  readonly to: Identity;
  readonly stats: { readonly from: MemberStats; readonly to: MemberStats };
  readonly ledger: LedgerWork;
  readonly levels: LevelMerge;
  readonly isOwnAccount: boolean;
  readonly requests: number;
};

/** What a merge comes to: what stands against it, and what both have and the survivor will have. */
export type MergePlan = {
  readonly refusals: readonly Why[];
  readonly before: { readonly from: Figures; readonly to: Figures };
  readonly after: Figures;
};

type Asked = {
  readonly from: string;
  readonly to: string;
  readonly mergeId: string;
  readonly actor: Actor;
  readonly now: Date;
};

/** How the levels of a merge are asked for. */
export const levelsAsked = ({ from, to, mergeId, now }: Omit<Asked, 'actor'>): LevelMergeAsked => ({
  from,
  to,
  at: now,
  source: { type: 'merge', id: mergeId },
});

/** Reads all that a merge of two different members needs; null when one of them holds no level, being merged already. */
export async function loadMerging(db: Db, asked: Asked): Promise<Merging> {
  const { from, to, mergeId, actor, now } = asked;
  const settings = await program(db);
  const ids = [from, to];
  const [identities, stats, ledger] = [
    await readIdentitiesOf(db, ids),
    new Map((await memberStats(db, ids)).map((row) => [row.memberId, row])),
    await loadLedger(db, ids, ids),
  ];
  const owns = [await isOwnAccount(db, actor, from), await isOwnAccount(db, actor, to)];
  return {
    settings,
    now,
    actor,
    mergeId,
    from: must(identities.get(from), 'a member in sight'),
    to: must(identities.get(to), 'a member in sight'),
    stats: { from: stats.get(from) ?? noStats(from), to: stats.get(to) ?? noStats(to) },
    ledger,
    levels: await decideLevelMerge(db, settings, levelsAsked(asked)),
    isOwnAccount: owns.includes(true),
    requests: await openRequestsAbout(db, 'member', from, now),
  };
}

/**
 * Decides a merge on what was loaded, in memory (N13): the book is merged in the working set, and what comes of it is
 * told. The command saves exactly this; a preview throws it away.
 */
export function planMerge(merging: Merging): MergePlan {
  const { from, to, stats, ledger, levels, now, isOwnAccount: isOwn, requests } = merging;
  const { held } = computeHoldings(accountOf(ledger, from.id, 'points'), now);
  const refusals = mergeRefusals(from, to, { isOwnAccount: isOwn, requests, held });
  const before = {
    from: figuresOf(ledger, stats.from, levels.shown.from, now),
    to: figuresOf(ledger, stats.to, levels.shown.to, now),
  };
  if (held === 0) for (const asset of ASSETS) bookMerge(merging, asset);
  return { refusals, before, after: figuresOf(ledger, joinStats(stats.to, stats.from), levels.shown.after, now) };
}

/** The assets of the book that go along. */
export const ASSETS = ['points', 'growth'] as const;

function bookMerge({ ledger, from, to, mergeId, actor, now }: Merging, asset: (typeof ASSETS)[number]): void {
  const outcome = postMerge(ledger, asset, {
    from: from.id,
    to: to.id,
    source: { type: 'merge', id: mergeId },
    rule: 'merging#merge',
    reason: 'merge',
    detail: { fromCode: from.code, toCode: to.code },
    actor: actorLabel(actor),
    occurredAt: now,
    now,
  });
  if (!outcome.ok) throw outcome.refusal;
}

/** What a member has in a working set. */
export function figuresOf(
  ledger: LedgerWork,
  { memberId, orders, amount }: MemberStats,
  level: { readonly code: string; readonly validTo: Date | null },
  at: Date,
): Figures {
  const account = accountOf(ledger, memberId, 'points');
  const { available, pending, held, debt } = computeHoldings(account, at);
  return {
    points: { available, pending, held, debt, balance: account.balance },
    growth: accountOf(ledger, memberId, 'growth').balance,
    level: { code: level.code, validTo: level.validTo },
    orders,
    amount,
  };
}
