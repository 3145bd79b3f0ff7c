import 'server-only';
import { cache } from 'react';
import type { Names } from '@/components/timeline/use-words';
import { adjustmentTerms } from '@/lib/adjustments';
import { type Actor, may } from '@/lib/kernel/actor';
import { publicId } from '@/lib/kernel/id';
import { bookSummary } from '@/lib/ledger';
import { levelSchemes, levelStanding } from '@/lib/levels';
import { computeLifecycle, type MemberProfile, memberRisk, memberStats } from '@/lib/members';
import { memberMerges } from '@/lib/merging';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { readerOf } from '@/lib/platform/reading';
import { ask } from '@/lib/platform/route';
import { stageRulesAt, standings } from '@/lib/segments';
import { storeList } from '@/lib/stores';
import { memberChanges } from '@/lib/timeline';

/** The names of levels of all versions and of stores, and the zone: what lists and timelines are said with. */
export const consoleNames = cache(async (actor: Actor): Promise<Names> => {
  const settings = await program(pool());
  const [versions, stores] = await Promise.all([
    levelSchemes(pool(), settings),
    may(actor, 'stores.read') ? ask(storeList, {}) : [],
  ]);
  // The newest version names a level that several know.
  const levels = versions.toReversed().flatMap(({ scheme }) => scheme.levels);
  return {
    levels: Object.fromEntries(levels.map(({ code, name }) => [code, name])),
    stores: Object.fromEntries(stores.map(({ code, nameZh, nameEn }) => [code, { zh: nameZh, en: nameEn }])),
    zone: settings.zone,
  };
});

const BEGUN_MS = 60_000;

/** What the head and the side of a member's page show at one instant; null where the reader may not see it. */
export async function readMember(actor: Actor, profile: MemberProfile) {
  const now = new Date();
  const db = await readerOf(actor);
  const memberId = publicId('member', profile.id);
  // What was begun before this page was read and stands after it must not be missed.
  const since = new Date(now.getTime() - BEGUN_MS);
  const [[stats], [value], book, merges, risk, changes] = await Promise.all([
    memberStats(db, [profile.id]),
    standings(db, [profile.id]),
    may(actor, 'points.read') ? bookSummary(db, profile.id, now) : null,
    ask(memberMerges, { memberId }),
    ask(memberRisk, { memberId }),
    ask(memberChanges, { memberId, since }),
  ]);
  const purchases = { orders: stats?.orders ?? 0, amount: stats?.amount ?? 0 };
  const standing = may(actor, 'levels.read') ? await levelStanding(db, profile.id, purchases, now) : null;
  const limits =
    book !== null && profile.mergedInto === null && profile.status !== 'closed' && may(actor, 'points.adjust')
      ? await adjustmentTerms(db, actor, profile.id, now)
      : null;
  const adjust =
    book === null || limits === null
      ? null
      : {
          ...limits,
          points: { ...limits.points, balance: book.points.available },
          growth: { ...limits.growth, balance: book.growth.total },
        };
  const lifecycle = computeLifecycle(
    {
      registeredAt: profile.registeredAt,
      lastOrderAt: stats?.lastOrderAt ?? null,
      lastActAt: stats?.lastActAt ?? null,
    },
    now,
    await stageRulesAt(db, await program(db), now),
  );
  return {
    now,
    id: memberId,
    profile,
    stats: stats ?? null,
    value: value ?? null,
    book,
    adjust,
    standing,
    lifecycle,
    merges,
    risk,
    read: { since: since.toISOString(), known: changes.map(({ id }) => id) },
  };
}

/** What `readMember` answers. */
export type MemberFile = Awaited<ReturnType<typeof readMember>>;
