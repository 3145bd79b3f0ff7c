import type { Goal } from '../kind';

/** What a number of a campaign counts; it decides how it is shown. */
export type FigureUnit = 'people' | 'count' | 'points' | 'fen' | 'bp' | 'tenths';

/** What was counted of a campaign from rows, by name; all of it adds up over rows, people are counted once. */
export type Counted = {
  /** To whom anything happened: who was handed something, or took part. */
  readonly reached: number;
  readonly participants: number;
  readonly newMembers: number;
  readonly claimers: number;
  readonly users: number;
  readonly buyers: number;
  readonly given: number;
  readonly claimed: number;
  readonly used: number;
  readonly granted: number;
  readonly benefitUses: number;
  readonly tasksDone: number;
  readonly draws: number;
  readonly wins: number;
  /** How often it gave something by itself to who came in. */
  readonly entries: number;
  readonly points: number;
  readonly orders: number;
  readonly units: number;
  readonly amount: number;
  readonly refunded: number;
  /** What its offers and benefits gave away, in fen, as far as it did not come back. */
  readonly discount: number;
};

/** What is told beside what was counted: how many the campaign is for, and what a point costs, in fen for 10,000. */
export type Beside = { readonly audience: number | null; readonly pointBp: number };

/** The rows that a number drills to. */
export const DEEDS = [
  'claimed',
  'given',
  'used',
  'granted',
  'benefit_used',
  'task_done',
  'drawn',
  'won',
  'entered',
  'rewarded',
  'ordered',
] as const;

/** Something that a member did or got within a campaign. */
export type Deed = (typeof DEEDS)[number];

/** Deeds by which somebody takes part; what is only handed to him does not make him do so. */
export const TAKING_PART: readonly Deed[] = ['claimed', 'used', 'benefit_used', 'task_done', 'drawn', 'ordered'];

/** The lists of rows behind numbers: deeds of some kinds, or the people behind them. */
export const DRILLS = {
  reached: { of: 'people', deeds: DEEDS },
  participants: { of: 'people', deeds: TAKING_PART },
  newcomers: { of: 'newcomers', deeds: TAKING_PART },
  claimers: { of: 'people', deeds: ['claimed'] },
  users: { of: 'people', deeds: ['used', 'benefit_used'] },
  buyers: { of: 'people', deeds: ['ordered'] },
  given: { of: 'deeds', deeds: ['given', 'claimed'] },
  claimed: { of: 'deeds', deeds: ['claimed'] },
  used: { of: 'deeds', deeds: ['used'] },
  granted: { of: 'deeds', deeds: ['granted'] },
  benefit_uses: { of: 'deeds', deeds: ['benefit_used'] },
  tasks: { of: 'deeds', deeds: ['task_done'] },
  draws: { of: 'deeds', deeds: ['drawn'] },
  wins: { of: 'deeds', deeds: ['won'] },
  entries: { of: 'deeds', deeds: ['entered'] },
  rewards: { of: 'deeds', deeds: ['rewarded'] },
  orders: { of: 'deeds', deeds: ['ordered'] },
  costs: { of: 'deeds', deeds: ['ordered', 'benefit_used', 'rewarded'] },
} as const satisfies Readonly<
  Record<string, { readonly of: 'people' | 'newcomers' | 'deeds'; readonly deeds: readonly Deed[] }>
>;

/** The name of such a list. */
export type DrillName = keyof typeof DRILLS;

/** Whether the text names a list of rows. */
export const isDrill = (text: string): text is DrillName => Object.hasOwn(DRILLS, text);

type Read = (counted: Counted, beside: Beside) => number | null;

/** One number of a campaign: how it follows from what was counted, and the rows behind it; words stand in the texts. */
export type Figure = {
  readonly code: string;
  readonly unit: FigureUnit;
  readonly drill: DrillName;
  readonly read: Read;
  /** The counts by which it is seen how many people are behind it. */
  readonly behind: readonly (keyof Counted)[];
};

const BP = 10_000;
const TENTHS = 10;

/** Rounded half away from zero once, at the end; null where there is nothing to divide by. */
function share(over: number, under: number | null, scale: number): number | null {
  if (under === null || under === 0) return null;
  const exact = (over * scale) / under;
  return Math.sign(exact) * Math.round(Math.abs(exact)) || 0;
}

/** What the points that were given cost, in fen, rounded half up once. */
const pointsCost = ({ points }: Counted, { pointBp }: Beside): number => Math.round((points * pointBp) / BP);
const costOf = (counted: Counted, beside: Beside): number => counted.discount + pointsCost(counted, beside);
const netOf = ({ amount, refunded }: Counted): number => amount - refunded;

const figure = (code: string, unit: FigureUnit, drill: DrillName, behind: Figure['behind'], read: Read): Figure => ({
  code,
  unit,
  drill,
  behind,
  read,
});

/** Every number of a campaign, one line each (S0-5.4, S0-5.5); definitions are texts, rows stand behind each. */
export const FIGURES: readonly Figure[] = [
  figure('reached', 'people', 'reached', ['reached'], ({ reached }) => reached),
  figure('participants', 'people', 'participants', ['participants'], ({ participants }) => participants),
  figure('new_members', 'people', 'newcomers', ['newMembers'], ({ newMembers }) => newMembers),
  figure('orders', 'count', 'orders', ['buyers'], ({ orders }) => orders),
  figure('amount', 'fen', 'orders', ['buyers'], ({ amount }) => amount),
  figure('refunded', 'fen', 'orders', ['buyers'], ({ refunded }) => refunded),
  figure('net_amount', 'fen', 'orders', ['buyers'], netOf),
  figure('ticket', 'fen', 'orders', ['buyers'], ({ amount, orders }) => share(amount, orders, 1)),
  figure('units', 'count', 'orders', ['buyers'], ({ units }) => units),
  figure('cost', 'fen', 'costs', ['buyers', 'users'], costOf),
  figure('roi', 'tenths', 'costs', ['buyers', 'users'], (counted, beside) =>
    share(netOf(counted), costOf(counted, beside), TENTHS),
  ),
  figure('join_rate', 'bp', 'participants', ['participants', 'reached'], ({ participants, reached }) =>
    share(participants, reached, BP),
  ),
  figure('claim_rate', 'bp', 'claimers', ['claimers'], ({ claimers }, { audience }) => share(claimers, audience, BP)),
  figure('use_rate', 'bp', 'used', ['users'], ({ used, given }) => share(used, given, BP)),
  figure('buy_rate', 'bp', 'buyers', ['buyers', 'participants'], ({ buyers, participants }) =>
    share(buyers, participants, BP),
  ),
  figure('given', 'count', 'given', ['given'], ({ given }) => given),
  figure('claimed', 'count', 'claimed', ['claimers'], ({ claimed }) => claimed),
  figure('used', 'count', 'used', ['users'], ({ used }) => used),
  figure('granted', 'count', 'granted', ['granted'], ({ granted }) => granted),
  figure('benefit_uses', 'count', 'benefit_uses', ['users'], ({ benefitUses }) => benefitUses),
  figure('tasks_done', 'count', 'tasks', ['participants'], ({ tasksDone }) => tasksDone),
  figure('draws', 'count', 'draws', ['participants'], ({ draws }) => draws),
  figure('wins', 'count', 'wins', ['participants'], ({ wins }) => wins),
  figure('entries', 'count', 'entries', ['entries'], ({ entries }) => entries),
  figure('points', 'points', 'rewards', ['participants', 'entries'], ({ points }) => points),
];

/** A number as it is told; null where it cannot be, or may not: then too few people are behind it. */
export type ToldFigure = Pick<Figure, 'code' | 'unit'> & {
  /** Null: its rows are not shown to the reader. */
  readonly drill: DrillName | null;
  readonly value: number | null;
  readonly isFew?: true;
};

/** Every number from what was counted. */
export const tellFigures = (counted: Counted, beside: Beside): ToldFigure[] =>
  FIGURES.map(({ code, unit, drill, read }) => ({ code, unit, drill, value: read(counted, beside) }));

/** One step of the way: how many people came so far; null where nobody counts it yet, or they are too few to be told. */
export type FunnelStep = {
  readonly code: string;
  readonly people: number | null;
  readonly drill: DrillName | null;
  readonly isFew?: true;
};

/** The way from seeing to buying, people at each step, each among those reached; who saw it is known once pages are tracked. */
export const funnelOf = ({ reached, participants, claimers, users, buyers }: Counted): FunnelStep[] => [
  { code: 'saw', people: null, drill: null },
  { code: 'reached', people: reached, drill: 'reached' },
  { code: 'joined', people: participants, drill: 'participants' },
  { code: 'claimed', people: claimers, drill: 'claimers' },
  { code: 'used', people: users, drill: 'users' },
  { code: 'ordered', people: buyers, drill: 'buyers' },
];

/** The number by which a goal is judged (S0-5.2). */
export const GOAL_FIGURE: Readonly<Record<Goal, string>> = {
  acquire: 'new_members',
  activate: 'participants',
  retain: 'buy_rate',
  ticket: 'ticket',
  clear: 'units',
};
