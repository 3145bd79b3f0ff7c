import 'server-only';
import { localDate, localMonth } from '@/lib/kernel/day';
import { membersById, ownIdsOf } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import type { RewardLine } from '@/lib/rewards';
import { sayRewards } from './queries';
import { type BoostPhase, boostPhase } from './rules/decide-boost';
import { type Boost, boostByCode, boostsOf, helpsOf } from './store/boosts';
import { boostRulesAt, boostRuleset } from './store/rules';
import { usedOf } from './store/uses';

const BOOSTS_SHOWN = 20;

/** A boost as a page shows it. */
export type BoostView = {
  readonly code: string;
  readonly phase: BoostPhase;
  readonly wanted: number;
  readonly helped: number;
  readonly startedAt: string;
  readonly endsAt: string;
  readonly gift: Boost['gift'];
};

const viewOf = (boost: Boost, now: Date): BoostView => ({
  code: boost.code,
  phase: boostPhase(boost, now),
  wanted: boost.wanted,
  helped: boost.helped,
  startedAt: boost.startedAt.toISOString(),
  endsAt: boost.endsAt.toISOString(),
  gift: boost.gift,
});

/** One's own boosts, what one more would bring, and how many more may begin this month. */
export async function ownBoosts(db: Db, memberId: string, now: Date, locale: string) {
  const { zone } = await program(db);
  const { rules } = await boostRulesAt(now, db);
  const family = await ownIdsOf(db, memberId);
  const [boosts, used] = await Promise.all([
    boostsOf(db, family, BOOSTS_SHOWN),
    usedOf(db, { memberId, what: 'boosts', period: localMonth(now, zone) }),
  ]);
  const [newest] = boosts;
  const helpers = newest === undefined ? [] : await helperNames(db, newest);
  return {
    zone,
    rules,
    left: Math.max(0, rules.perMonth - used),
    owner: await sayRewards(db, rules.owner, locale),
    helper: await sayRewards(db, rules.helper, locale),
    boosts: boosts.map((boost) => viewOf(boost, now)),
    helpers,
  };
}

/** Who helped, masked, in the order of their help. */
async function helperNames(db: Db, { id }: Boost): Promise<readonly { key: string; name: string | null }[]> {
  const helps = await helpsOf(db, id);
  const profiles = await membersById(
    db,
    helps.map(({ memberId }) => memberId),
  );
  return helps.map(({ memberId }, place) => ({ key: `${place}`, name: profiles.get(memberId)?.name ?? null }));
}

/** The page behind the link of a boost, for whoever reads it; null for a link of nobody. */
export async function boostForReader(
  db: Db,
  code: string,
  readerId: string | null,
  { now, locale }: { readonly now: Date; readonly locale: string },
) {
  const boost = await boostByCode(db, code.toUpperCase());
  if (boost === null) return null;
  const { zone } = await program(db);
  const versions = await boostRuleset.listed(db);
  const promised = versions.find(({ version }) => version === boost.version)?.rules;
  const own = readerId === null ? [] : await ownIdsOf(db, readerId);
  const [helps, owners, today, usedToday] = await Promise.all([
    helpsOf(db, boost.id),
    membersById(db, [boost.memberId]),
    boostRulesAt(now, db),
    readerId === null ? 0 : usedOf(db, { memberId: readerId, what: 'helps', period: localDate(now, zone) }),
  ]);
  const owner: readonly RewardLine[] = await sayRewards(db, promised?.owner ?? [], locale);
  return {
    zone,
    boost: viewOf(boost, now),
    name: owners.get(boost.memberId)?.name ?? null,
    isOwn: own.includes(boost.memberId),
    hasHelped: helps.some(({ memberId }) => own.includes(memberId)),
    isDayFull: usedToday >= today.rules.helpsPerDay,
    owner,
    helper: await sayRewards(db, promised?.helper ?? [], locale),
  };
}
