import { growthEarning } from '@/lib/growth';
import { must } from '@/lib/kernel/assert';
import { parseId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { bookSummary } from '@/lib/ledger';
import { closeLevel, levelCodeAt, levelSchemes, loadLevelWork } from '@/lib/levels';
import { findMemberId, type MemberProfile, memberById, memberStats } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import type { Program } from '@/lib/platform/program';
import { pointsEarning } from '@/lib/points';
import type { QuoteInput } from './rules/quote-input';
import type { EarningBook, MemberSnapshot } from './rules/types';
import { lastUses } from './store/offer-uses';

/** A member and what he earns by, as they are at the instant. */
export type Snapshot = { readonly member: MemberSnapshot; readonly earning: EarningBook };

/** Reads the member that a quote names, with the level he would hold at the instant; nobody: null. */
export async function snapshotOf(
  db: Db,
  program: Program,
  named: QuoteInput['member'],
  at: Date,
): Promise<Snapshot | null> {
  if (named === null || named === undefined) return null;
  const namedId =
    'id' in named ? parseId('member', named.id) : await findMemberId(db, { externalId: named.externalId });
  const profile = namedId === null ? null : await profileOf(db, namedId);
  if (profile === null) throw new Refusal('member_not_found', {}, 422);
  const memberId = profile.id;
  const moment = new Map([[memberId, at]]);
  const [levels, schemes, book, [stats], points, growth, lastUsed] = await Promise.all([
    loadLevelWork(db, program, moment, moment),
    levelSchemes(db, program),
    bookSummary(db, memberId, at),
    memberStats(db, [memberId]),
    pointsEarning(db, program, memberId, at),
    growthEarning(db, program, at),
    lastUses(db, memberId, at),
  ]);
  closeLevel(levels, memberId, at);
  const level = levelCodeAt(levels, memberId, at);
  const ranks = schemes.flatMap(({ scheme }) => scheme.levels).find(({ code }) => code === level);
  const { available, debt } = book.points;
  return {
    member: {
      id: memberId,
      kind: profile.kind,
      level,
      rank: must(ranks, `level ${level} in no scheme`).rank,
      registeredAt: profile.registeredAt,
      birth: birthOf(profile.birthday),
      tags: profile.tags,
      region: profile.region,
      channel: profile.channel,
      orders: stats?.orders ?? 0,
      amount: stats?.amount ?? 0,
      lastOrderAt: stats?.lastOrderAt ?? null,
      points: { available, debt },
      lastUsed,
    },
    earning: { points, growth: { rules: growth } },
  };
}

/** Whoever was merged buys as the survivor (N13). The day of birth decides here and is shown to nobody. */
async function profileOf(db: Db, id: string): Promise<MemberProfile | null> {
  const profile = await memberById(db, id, { reveal: true });
  return profile === null || profile.mergedInto === null
    ? profile
    : memberById(db, profile.mergedInto, { reveal: true });
}

function birthOf(birthday: string | null): MemberSnapshot['birth'] {
  const [, month, day] = birthday?.split('-').map(Number) ?? [];
  return month === undefined || day === undefined ? null : { month, day };
}
