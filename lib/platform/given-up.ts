import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from './db';

/** What is tried so often and then set aside: announcements on their way to listeners, and jobs of the worker. */
export const GIVEN_UP_KINDS = ['event', 'job'] as const;

/** One of the two. */
export type GivenUpKind = (typeof GIVEN_UP_KINDS)[number];

/** By what something that was given up is known. */
export type GivenUpRef = { readonly kind: GivenUpKind; readonly ref: number };

const Row = z.object({
  kind: z.enum(GIVEN_UP_KINDS),
  ref: z.number(),
  name: z.string(),
  at: z.date(),
  attempts: z.number(),
  error: z.string().nullable(),
  memberId: z.string().nullable(),
});

/** Something that was given up, with the error of its last try. */
export type GivenUp = z.output<typeof Row>;

/** What to list: of one kind, with words in its name or error. */
export type GivenUpSearch = { readonly kind: GivenUpKind | null; readonly words: string | null };

/** Where a page stands: next to one, older or (back) newer; from the newest where none is named. */
export type GivenUpPlace = {
  readonly next: (GivenUpRef & { readonly at: Date }) | null;
  readonly isBack: boolean;
  readonly limit: number;
};

// Partial index OutboxEvent_dead; the queue is nearly empty.
const ALL = `(SELECT 'event' AS "kind", e."id" AS "ref", e."name", e."at", e."attempts", e."lastError" AS "error", e."memberId"
    FROM "OutboxEvent" e WHERE e."deadAt" IS NOT NULL AND e."dispatchedAt" IS NULL
  UNION ALL
    SELECT 'job', j.id, j.task_identifier, date_trunc('milliseconds', j.run_at), j.attempts::int, j.last_error, NULL::uuid
    FROM graphile_worker.jobs j WHERE j.attempts >= j.max_attempts) f
  WHERE ($1::text IS NULL OR f."kind" = $1)
    AND ($2::text IS NULL OR strpos(lower(f."name" || ' ' || coalesce(f."error", '')), lower($2)) > 0)`;
const PLACE = '(f."at", f."kind", f."ref")';
const readOlder = statement(
  'given-up.older',
  `SELECT * FROM ${ALL} AND ($3::timestamptz IS NULL OR ${PLACE} < ($3, $4::text, $5::int8))
   ORDER BY f."at" DESC, f."kind" DESC, f."ref" DESC LIMIT $6`,
  Row,
);
const readNewer = statement(
  'given-up.newer',
  `SELECT * FROM ${ALL} AND ${PLACE} > ($3::timestamptz, $4::text, $5::int8) ORDER BY f."at", f."kind", f."ref" LIMIT $6`,
  Row,
);
const countAll = statement(
  'given-up.count',
  `SELECT count(*)::int AS "count" FROM (SELECT FROM ${ALL} LIMIT $3) n`,
  z.object({ count: z.number() }),
);

/** What was given up, the newest first. */
export async function listGivenUp(
  db: Db,
  { kind, words }: GivenUpSearch,
  { next, isBack, limit }: GivenUpPlace,
): Promise<GivenUp[]> {
  const asked = [kind, words, next?.at ?? null, next?.kind ?? null, next?.ref ?? null, limit];
  return isBack && next !== null ? (await readNewer(db, asked)).reverse() : readOlder(db, asked);
}

/** How much there is of what is asked for, counted up to a cap. */
export const countGivenUp = async (db: Db, { kind, words }: GivenUpSearch, cap: number): Promise<number> =>
  (await countAll(db, [kind, words, cap]))[0]?.count ?? 0;

// Primary key; what somebody else has taken up meanwhile is left alone.
const againEvents = execution(
  'given-up.again.events',
  `UPDATE "OutboxEvent" SET "attempts" = 0, "deadAt" = NULL
   WHERE "id" = ANY($1::int8[]) AND "deadAt" IS NOT NULL AND "dispatchedAt" IS NULL`,
);
// Carried to nobody; it is swept with the others that were carried.
const dropEvents = execution(
  'given-up.drop.events',
  `UPDATE "OutboxEvent" SET "dispatchedAt" = now() WHERE "id" = ANY($1::int8[]) AND "deadAt" IS NOT NULL AND "dispatchedAt" IS NULL`,
);
// The queue's own functions; a job that runs is left alone by them.
const DEAD_JOBS = 'ARRAY(SELECT id FROM graphile_worker.jobs WHERE id = ANY($1::int8[]) AND attempts >= max_attempts)';
const againJobs = execution(
  'given-up.again.jobs',
  `SELECT 1 FROM graphile_worker.reschedule_jobs(${DEAD_JOBS}, run_at => now(), attempts => 0)`,
);
const dropJobs = execution('given-up.drop.jobs', `SELECT 1 FROM graphile_worker.complete_jobs(${DEAD_JOBS})`);

/** Has what was given up tried anew, or drops it; answers how many of each kind that was. */
export async function settleGivenUp(
  db: Db,
  what: 'again' | 'drop',
  refs: readonly GivenUpRef[],
): Promise<Readonly<Record<GivenUpKind, number>>> {
  const idsOf = (kind: GivenUpKind) => refs.filter((one) => one.kind === kind).map(({ ref }) => ref);
  const [events, jobs] = [idsOf('event'), idsOf('job')];
  return {
    event: events.length === 0 ? 0 : await (what === 'again' ? againEvents : dropEvents)(db, [events]),
    job: jobs.length === 0 ? 0 : await (what === 'again' ? againJobs : dropJobs)(db, [jobs]),
  };
}
