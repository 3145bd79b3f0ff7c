import type { Condition } from '@/lib/kernel/condition';
import type { LocalDate } from '@/lib/kernel/day';
import type { EntryOn } from './entry';

/** A level as plans count on it: what reaching it needs, where its rule says so plainly. */
export type PlayLevel = {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly orders: number | null;
  readonly amount: number | null;
};

/** The program's numbers that plans are filled in from. */
export type ProgramNumbers = {
  readonly today: LocalDate;
  readonly stages: {
    readonly newDays: number;
    readonly silentDays: number;
    readonly dormantDays: number;
    readonly lostDays: number;
  };
  /** From the lowest up. */
  readonly levels: readonly PlayLevel[];
};

/** A reward that a plan begins with: points, growth, or so many coupons of one of some types that the shop has. */
export type PlayReward =
  | { readonly kind: 'points'; readonly points: number }
  | { readonly kind: 'growth'; readonly growth: number }
  | {
      readonly kind: 'coupon';
      readonly of: readonly string[];
      readonly count: number;
      /** Which of those that fit: the one that can cost least, or most. */
      readonly pick: 'small' | 'large';
    };

/** A plan (S3-7, S4-4.2): whom it is about, at what it gives and what, all from the program's numbers. */
export type Play = {
  /** What members call it; its own name is for staff. */
  readonly title: { readonly zh: string; readonly en: string };
  /** Members whom it fits today. */
  readonly fits: (numbers: ProgramNumbers) => Condition;
  readonly entry: {
    readonly on: EntryOn;
    readonly to: (numbers: ProgramNumbers) => readonly string[];
    readonly inside: boolean;
    readonly perMember: number;
  };
  readonly rewards: readonly PlayReward[];
  /** Who it is for beside the entry; null: whoever enters. */
  readonly audience: ((numbers: ProgramNumbers) => Condition | null) | null;
  /** Whether it gives at entering a segment that is kept by `fits`, under its code. */
  readonly keeps: { readonly zh: string; readonly en: string } | null;
  /** From when to when, unless it is the days of its type from today on. */
  readonly span?: (today: LocalDate) => { readonly from: LocalDate; readonly to: LocalDate };
  /** What members read, where the program's numbers are told in it. */
  readonly copy?: (numbers: ProgramNumbers) => { readonly zh: string; readonly en: string };
};

/** The code of the segment that a plan keeps. */
export const segmentOf = (play: string): string => play.replaceAll('_', '-');

/** Exactly one value of an attribute. */
export const exactly = (attribute: string, value: number): Condition => ({
  all: [
    { attribute, atLeast: value },
    { attribute, atMost: value },
  ],
});

const BOUGHT: Condition = { attribute: 'member.orders', atLeast: 1 };

/** Calls back who ever bought as he comes into a stage of life, and once who is in it already, by one coupon (S4-4.2). */
export const wakes = (
  stage: string,
  title: Play['title'],
  { of, pick }: { readonly of: readonly string[]; readonly pick: 'small' | 'large' },
): Play => ({
  title,
  fits: () => ({ all: [{ attribute: 'lifecycle.stage', oneOf: [stage] }, BOUGHT] }),
  entry: { on: 'stage', to: () => [stage], inside: true, perMember: 1 },
  rewards: [{ kind: 'coupon', of, count: 1, pick }],
  audience: () => BOUGHT,
  keeps: null,
});

const NEAR = 0.7;

/** Members of a level who have most of what the next one needs; null: nothing of it is told plainly. */
export function nearTheNext(levels: readonly PlayLevel[]): Condition | null {
  const near = levels.flatMap(({ code }, place): Condition[] => {
    const next = levels[place + 1];
    if (next === undefined) return [];
    const ways: Condition[] = [
      ...(next.orders === null ? [] : [{ attribute: 'member.orders', atLeast: Math.ceil(next.orders * NEAR) }]),
      ...(next.amount === null ? [] : [{ attribute: 'member.amount', atLeast: Math.ceil(next.amount * NEAR) }]),
    ];
    return ways.length === 0 ? [] : [{ all: [{ attribute: 'member.level', oneOf: [code] }, { any: ways }] }];
  });
  return near.length === 0 ? null : { any: near };
}

const SPRINT_FROM = 25;

/** The next 25th to the last day of its month: the days of the sprint (S3-7.2); on one of them it begins today. */
export function sprintDays(today: LocalDate): { readonly from: LocalDate; readonly to: LocalDate } {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const iso = (at: number) => new Date(at).toISOString().slice(0, 10);
  const from = day > SPRINT_FROM ? today : iso(Date.UTC(year, month - 1, SPRINT_FROM));
  return { from, to: iso(Date.UTC(year, month, 0)) };
}
