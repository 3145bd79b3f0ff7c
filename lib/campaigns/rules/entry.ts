import { z } from 'zod';
import type { Condition } from '@/lib/kernel/condition';

/**
 * At what a campaign gives by itself: a member joins, comes into a stage of life, a class of value, a level or a segment, or
 * the campaign begins and he is among those whom it is for.
 */
export const ENTRIES = ['joined', 'stage', 'value', 'level', 'segment', 'begin'] as const;

/** One of them. */
export type EntryOn = (typeof ENTRIES)[number];

const NAMES_MAX = 20;
const REWARDS_MAX = 10;
const TIMES_MAX = 50;
const TOTAL_MAX = 10_000_000;

/** What a campaign gives at an entry, to whom it comes how often, and how often in all. */
export const EntrySchema = z
  .strictObject({
    on: z.enum(ENTRIES),
    /** Into which stages, classes, levels or segments; none: into any level. */
    to: z.array(z.string().trim().min(1).max(64)).max(NAMES_MAX).default([]),
    /** As `rewards` reads them; what it does not know is found by the checks. */
    rewards: z
      .array(z.strictObject({ kind: z.string().min(1).max(64), params: z.unknown() }))
      .min(1, { message: 'rewards_missing' })
      .max(REWARDS_MAX),
    /** How often one member is given it while the campaign runs, once for each entry. */
    perMember: z.int().min(1).max(TIMES_MAX),
    /** How often it is given in all. */
    total: z.int().min(1).max(TOTAL_MAX),
    /** Whether those who are there already when it begins are given it too. */
    inside: z.boolean().default(false),
  })
  .superRefine(({ on, to }, context) => {
    if (NAMED.includes(on) && to.length === 0)
      context.addIssue({ code: 'custom', path: ['to'], message: 'entry_to_missing' });
  });

const NAMED: readonly EntryOn[] = ['stage', 'value', 'segment'];

/** What a campaign gives at an entry. */
export type Entry = z.output<typeof EntrySchema>;

/** The attribute that says where a member is, of what one may come into. */
const STANDS: Readonly<Record<EntryOn, string | null>> = {
  joined: null,
  stage: 'lifecycle.stage',
  value: 'value.class',
  level: 'member.level',
  segment: 'member.segment_list',
  begin: null,
};

/** Who is there already when the campaign begins; null: nobody is to be looked for. */
export function thoseInside({ on, to, inside }: Entry, audience: Condition | null): Condition | null {
  if (on === 'begin') return audience;
  const attribute = STANDS[on];
  if (!inside || attribute === null || to.length === 0) return null;
  const there: Condition = { attribute, oneOf: to };
  return audience === null ? there : { all: [there, audience] };
}

const EVENTS: Readonly<Record<string, { readonly on: EntryOn; readonly names: string | null }>> = {
  'member.enrolled': { on: 'joined', names: null },
  'lifecycle.changed': { on: 'stage', names: 'to' },
  'value.changed': { on: 'value', names: 'to' },
  'level.reached': { on: 'level', names: 'to' },
  'segment.entered': { on: 'segment', names: 'segment' },
};

/** Whether an event is an entry that a campaign gives at. */
export function isEntry({ on, to }: Pick<Entry, 'on' | 'to'>, event: { name: string; payload: unknown }): boolean {
  const known = EVENTS[event.name];
  if (known === undefined || known.on !== on) return false;
  if (known.names === null || to.length === 0) return true;
  const { payload } = event;
  const name =
    typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>)[known.names] : null;
  return typeof name === 'string' && to.includes(name);
}

/** One member's entry, once by its key. */
export type EntryAsk = { readonly memberId: string; readonly key: string };

/** What is known when entries are judged: what members were given before, who the campaign is for, how often it gave. */
export type EntryFacts = {
  /** The keys that each member was given by before. */
  readonly had: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whom the campaign is for; null: everybody. */
  readonly inside: ReadonlySet<string> | null;
  readonly given: number;
};

/** What becomes of an entry: given, told before, of somebody whom it is not for, or beyond a limit. */
export type EntryVerdict = 'give' | 'repeat' | 'outside' | 'member_cap' | 'total_cap';

/**
 * Judges entries in their order: once for each key, to those whom the campaign is for, no more often than a member and all
 * together may have it (4.F, 4.G).
 */
export function judgeEntries(
  { perMember, total }: Pick<Entry, 'perMember' | 'total'>,
  asks: readonly EntryAsk[],
  { had, inside, given }: EntryFacts,
): readonly EntryVerdict[] {
  const keys = new Map([...had].map(([memberId, own]) => [memberId, new Set(own)]));
  let sum = given;
  return asks.map(({ memberId, key }) => {
    const own = keys.get(memberId) ?? new Set<string>();
    if (own.has(key)) return 'repeat';
    if (inside !== null && !inside.has(memberId)) return 'outside';
    if (own.size >= perMember) return 'member_cap';
    if (sum >= total) return 'total_cap';
    keys.set(memberId, own.add(key));
    sum += 1;
    return 'give';
  });
}
