import type { Db } from '@/lib/platform/db';
import type { Program } from '@/lib/platform/program';
import { pointWorth } from '@/lib/pricing';
import { audienceSize } from './looks';
import type { GoodsRow, SplitRow } from './rules/few';
import type { Beside, Counted } from './rules/monitor';
import type { Terms } from './rules/terms';
import { type Belonging, countDeeds, type DeedCounts, goodsOfDeeds } from './store/deeds';

/** By what the numbers of a campaign are split. */
export const SPLIT_BY = ['store', 'channel', 'level', 'stage', 'value', 'newness'] as const;

/** One of them. */
export type SplitBy = (typeof SPLIT_BY)[number];

/** Everything that is told of a campaign by what was counted of its rows. */
export type CountedCampaign = {
  readonly counted: Counted;
  readonly beside: Beside;
  readonly splits: Readonly<Record<SplitBy, readonly SplitRow[]>>;
  readonly days: readonly SplitRow[];
  readonly goods: readonly GoodsRow[];
};

const ONE_BP = 10_000;

/** Counts a campaign anew from all its rows, as they stand: refunds, merges and what came late are in it. */
export async function countCampaign(
  db: Db,
  program: Program,
  mine: Belonging,
  { terms, now }: { readonly terms: Pick<Terms, 'audience'>; readonly now: Date },
): Promise<CountedCampaign> {
  const [rows, goods, audience] = await Promise.all([
    countDeeds(db, mine, program.zone),
    goodsOfDeeds(db, mine),
    audienceSize(db, terms, now),
  ]);
  const whole = rows.find(({ by }) => by === '');
  const units = goods[0]?.allUnits ?? 0;
  const split = (name: string) => rows.filter(({ by }) => by === name);
  const largestFirst = (name: SplitBy) =>
    split(name)
      .toSorted((a, b) => b.amount - a.amount || b.participants - a.participants || a.key.localeCompare(b.key, 'en'))
      .map(splitRow);
  const { points, fen, breakageBp } = pointWorth(program);
  return {
    counted: { ...(whole ?? NOTHING), units },
    // What ten thousand points cost, less what nobody ever spends.
    beside: { audience, pointBp: points === 0 ? 0 : Math.round((fen * (ONE_BP - breakageBp)) / points) },
    splits: {
      store: largestFirst('store'),
      channel: largestFirst('channel'),
      level: largestFirst('level'),
      stage: largestFirst('stage'),
      value: largestFirst('value'),
      newness: largestFirst('newness'),
    },
    days: split('day')
      .toSorted((a, b) => a.key.localeCompare(b.key, 'en'))
      .map(splitRow),
    goods: goods.map(({ allUnits: _, ...row }) => row),
  };
}

const splitRow = ({ by: _, ...row }: DeedCounts): SplitRow => {
  const { key, participants, newMembers, users, buyers, orders, amount, refunded, used, discount } = row;
  return { key, participants, newMembers, users, buyers, orders, amount, refunded, used, discount };
};

const NOTHING: Omit<Counted, 'units'> = {
  reached: 0,
  participants: 0,
  newMembers: 0,
  claimers: 0,
  users: 0,
  buyers: 0,
  given: 0,
  claimed: 0,
  used: 0,
  granted: 0,
  benefitUses: 0,
  tasksDone: 0,
  draws: 0,
  wins: 0,
  entries: 0,
  points: 0,
  orders: 0,
  amount: 0,
  refunded: 0,
  discount: 0,
};
