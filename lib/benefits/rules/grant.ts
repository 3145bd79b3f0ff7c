import type { LocalDate } from '@/lib/kernel/day';
import type { Facts } from '@/lib/kernel/refusal';
import { type Entitled, entitledTo, grantSpan, timesDue } from './due';
import type { GrantSource } from './give-on';
import { isBirthdayDue, periodKey } from './period';
import type { Terms } from './terms';

/** What a member had of the benefit before: a grant with its period, times and way. */
export type HadGrant = {
  readonly period: string;
  readonly quota: number | null;
  readonly source: string;
  readonly grantKey: string;
};

/** What granting is decided on. */
export type GrantFacts = {
  readonly terms: Terms;
  readonly source: GrantSource;
  /** What makes it come once, but for grants of a period, which are named by it. */
  readonly key: string;
  /** The level by which he gets it: the one he entered, or holds. */
  readonly level: string | null;
  /** How many times somebody gives by hand; not said: what the terms give. */
  readonly times?: number | null | undefined;
  readonly had: readonly HadGrant[];
  /** Whether he is among the members whom the terms name by a condition. */
  readonly fits: boolean;
  readonly isActive: boolean;
  /** The instant for which it is given, and now. */
  readonly at: Date;
  readonly now: Date;
  readonly zone: string;
};

/** A grant as it is to be made, or why not. */
export type GrantDecision =
  | {
      readonly allowed: true;
      readonly key: string;
      readonly period: string;
      readonly level: string | null;
      readonly quota: number | null;
      readonly startsAt: Date;
      readonly endsAt: Date | null;
    }
  | { readonly allowed: false; readonly code: string; readonly facts: Facts };

// Whoever gives it chose the member: the audience of the benefit does not choose again.
const BY_HAND: readonly GrantSource[] = ['manual', 'bulk', 'reward', 'exchange'];
const BY_PERIOD: readonly GrantSource[] = ['period', 'claim'];

/**
 * Whether a member gets a benefit and how much of it (S0-3.3, 4.B.7): who is chosen by hand needs not fit the audience;
 * in a period only the difference to what he had; a birthday at most once in 365 days; nothing that has ended already.
 */
export function decideGrant(asked: GrantFacts): GrantDecision {
  const { terms, source, level, had, at, zone } = asked;
  const entitled = entitledTo(terms, level);
  const span = grantSpan(terms, at, zone);
  const no = notFor(asked, entitled) ?? tooSoon(asked) ?? over(span.endsAt, asked.now);
  if (no !== null) return no;
  const period = periodKey(terms.per, at, zone);
  const times = asked.times === undefined ? (entitled ?? terms).times : asked.times;
  const made = { allowed: true, period, level: entitled?.level ?? null, ...span } as const;
  if (!BY_PERIOD.includes(source)) return { ...made, key: asked.key, quota: times };
  const inPeriod = had.filter((one) => one.period === period && BY_PERIOD.includes(one.source as GrantSource));
  const due = timesDue(
    times,
    inPeriod.map(({ quota }) => quota),
  );
  if (due === 0) return refuse('benefit_had', { period });
  return { ...made, key: `${period}:${entitled?.level ?? 'all'}`, quota: due };
}

function notFor({ terms, source, level, fits, isActive }: GrantFacts, entitled: Entitled | null): GrantDecision | null {
  if (!isActive) return refuse('benefit_not_for_member', { reason: 'member_status' });
  if (BY_HAND.includes(source)) return null;
  const needed = terms.levels.map((one) => one.level).join(' ');
  if (entitled === null) return refuse('benefit_not_for_level', { actual: level, needed });
  return fits ? null : refuse('benefit_not_for_member', { reason: 'condition' });
}

function tooSoon({ source, had, key }: GrantFacts): GrantDecision | null {
  const last = source === 'birthday' ? lastBirthday(had) : null;
  return last === null || isBirthdayDue(dateOf(key), last) ? null : refuse('benefit_had_recently', { last });
}

const over = (endsAt: Date | null, now: Date): GrantDecision | null =>
  endsAt !== null && endsAt <= now ? refuse('benefit_over', { at: endsAt.toISOString() }) : null;

const BIRTHDAY = 'birthday:';
const dateOf = (key: string): LocalDate => key.slice(BIRTHDAY.length);

/** The key of a birthday's grant: the date on which it is kept. */
export const birthdayKey = (date: LocalDate): string => `${BIRTHDAY}${date}`;

function lastBirthday(had: readonly HadGrant[]): LocalDate | null {
  const dates = had.filter(({ source }) => source === 'birthday').map(({ grantKey }) => dateOf(grantKey));
  return dates.sort().at(-1) ?? null;
}

const refuse = (code: string, facts: Facts): GrantDecision => ({ allowed: false, code, facts });
