import 'server-only';
import { z } from 'zod';
import { carriedCounters } from '@/lib/platform/carried-counters';
import { type Db, execution, insertion, statement, turned, unnest } from '@/lib/platform/db';

const EventRow = z.object({
  memberId: z.string(),
  id: z.string(),
  externalId: z.string(),
  type: z.string(),
  at: z.date(),
  object: z.string().nullable(),
  points: z.number(),
  growth: z.number(),
  contentHash: z.string(),
  decisionId: z.string(),
});

/** A behaviour as it is stored. */
export type StoredBehaviour = z.output<typeof EventRow>;

const COLUMNS = Object.keys(EventRow.shape)
  .map((name) => `e."${name}"`)
  .join(', ');

// BehaviourKey by its primary key, BehaviourEvent by its own. Neither is ever changed.
const readByKey = statement(
  'behaviours.by-key',
  `SELECT ${COLUMNS} FROM "BehaviourKey" k JOIN "BehaviourEvent" e ON e."memberId" = k."memberId" AND e."id" = k."eventId"
   WHERE k."externalId" = ANY($1::text[])`,
  EventRow,
);

/** The behaviours behind the ids of their senders, those that exist. */
export const behavioursByKey = (db: Db, externalIds: readonly string[]): Promise<StoredBehaviour[]> =>
  readByKey(db, [externalIds]);

// Unique (memberId, object).
const readByObject = statement(
  'behaviours.by-object',
  `SELECT ${COLUMNS} FROM "BehaviourEvent" e JOIN unnest($1::uuid[], $2::text[]) AS n(m, o)
     ON e."memberId" = n.m AND e."object" = n.o`,
  EventRow,
);

/** What is known about things that count only once, of locked members. */
export const behavioursByObject = (
  db: Db,
  objects: readonly { readonly memberId: string; readonly object: string }[],
): Promise<StoredBehaviour[]> =>
  objects.length === 0
    ? Promise.resolve([])
    : readByObject(db, [objects.map(({ memberId }) => memberId), objects.map(({ object }) => object)]);

/** A behaviour about to be stored. */
export type NewBehaviour = StoredBehaviour & { readonly props: unknown };

/** Saves new behaviours. */
export const insertBehaviours = insertion<NewBehaviour>('behaviours.insert', 'BehaviourEvent', {
  memberId: 'uuid',
  id: 'uuid',
  externalId: 'text',
  type: 'text',
  at: 'timestamptz',
  props: 'json',
  object: 'text',
  points: 'int8',
  growth: 'int8',
  contentHash: 'text',
  decisionId: 'uuid',
});

type KeyClaim = { externalId: string; memberId: string; eventId: string };

/** Claims the ids of senders; fewer rows than asked means that somebody else was first. */
export const claimBehaviourKeys = insertion<KeyClaim>(
  'behaviours.claim',
  'BehaviourKey',
  { externalId: 'text', memberId: 'uuid', eventId: 'uuid' },
  'ON CONFLICT DO NOTHING',
);

const UseRow = z.object({ memberId: z.string(), rule: z.string(), period: z.string(), times: z.number() });

/** How often a rule counted for a member in a period; the rule as `<asset>:<way>`, a custom one by its code. */
export type RuleUse = z.output<typeof UseRow>;

// Primary key (memberId, rule, period), by its first column; a member has a few rows per month.
const readUses = statement(
  'behaviours.uses',
  `SELECT "memberId", "rule", "period", "times" FROM "BehaviourUse"
   WHERE "memberId" = ANY($1::uuid[]) AND "period" = ANY($2::text[])`,
  UseRow,
);

/** What locked members have used of the limits in the periods. */
export const behaviourUses = (db: Db, memberIds: readonly string[], periods: readonly string[]): Promise<RuleUse[]> =>
  memberIds.length === 0 ? Promise.resolve([]) : readUses(db, [memberIds, periods]);

const USE_COLUMNS = { memberId: 'uuid', rule: 'text', period: 'text', times: 'int4' } as const;
const upsertUses = execution(
  'behaviours.uses.save',
  `INSERT INTO "BehaviourUse" ("memberId", "rule", "period", "times") SELECT * FROM ${unnest(USE_COLUMNS)}
   ON CONFLICT ("memberId", "rule", "period") DO UPDATE SET "times" = excluded."times"`,
);

/** Saves the use of limits as absolute figures, counted under the members' locks. */
export async function saveBehaviourUses(db: Db, uses: readonly RuleUse[]): Promise<void> {
  if (uses.length > 0) await upsertUses(db, turned(USE_COLUMNS, uses));
}

/** Adds how often rules counted for a merged member to the survivor's, and gives it back (4.E, N13). */
export const carriedBehaviourUses = carriedCounters('behaviours.uses', 'BehaviourUse', {
  name: 'rule',
  figure: 'times',
});
