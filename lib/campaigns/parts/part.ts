import type { Condition } from '@/lib/kernel/condition';
import type { Db } from '@/lib/platform/db';
import type { Program } from '@/lib/platform/program';
import type { Sort } from '../kind';

/** How a part stands by itself: it gives, will give, rests, is only written, is over, or is not known at all. */
export type PartStanding = 'live' | 'scheduled' | 'paused' | 'draft' | 'over' | 'missing';

/** What a campaign needs to know of a part, whoever owns it. */
export type PartFacts = {
  readonly sort: Sort;
  /** As the campaign names it, and as its own context does. */
  readonly code: string;
  readonly gate: string;
  /** The newest published version; 0: none. */
  readonly version: number;
  readonly name: { readonly zh: string; readonly en: string };
  readonly kind: string;
  readonly standing: PartStanding;
  /** When it gives by itself, half-open; null: always. */
  readonly from: Date | null;
  readonly to: Date | null;
  readonly audience: Condition | null;
  readonly budgets: readonly string[];
  /** Whether it has an end of its own to what it gives: a stock, a limit in all, a budget of its own. */
  readonly isLimited: boolean;
  /** What its newest version says, for whoever prints it (N17). */
  readonly said: unknown;
};

/** One sort of parts: finds those that are named, and those that a campaign may be made of. */
export type PartSource = {
  readonly code: Sort;
  readonly find: (db: Db, program: Program, codes: readonly string[], now: Date) => Promise<PartFacts[]>;
  readonly all: (db: Db, program: Program, now: Date) => Promise<PartFacts[]>;
};

/** A part that nobody knows. */
export const missing = (sort: Sort, code: string): PartFacts => ({
  sort,
  code,
  gate: code,
  version: 0,
  name: { zh: code, en: code },
  kind: '',
  standing: 'missing',
  from: null,
  to: null,
  audience: null,
  budgets: [],
  isLimited: false,
  said: null,
});

/** Levels as a condition beside another one. */
export function audienceOf(levels: readonly string[], when: Condition | null): Condition | null {
  const held: Condition | null = levels.length === 0 ? null : { attribute: 'member.level', oneOf: [...levels] };
  if (held === null || when === null) return held ?? when;
  return { all: [held, when] };
}

/** Picks the named ones of all there are; what nobody knows is missing. */
export const named = (sort: Sort, codes: readonly string[], all: readonly PartFacts[]): PartFacts[] =>
  codes
    .map((code) => all.find((one) => one.code === code || one.gate === code) ?? missing(sort, code))
    .map((one, at) => ({
      ...one,
      code: codes[at] ?? one.code,
    }));
