import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

/** What may be done about a request beside its end. */
export const STEPS = ['approve', 'comment', 'escalate', 'review'] as const;

const StepRow = z.object({
  id: z.string(),
  act: z.enum(STEPS),
  who: z.string(),
  whoName: z.string(),
  forName: z.string().nullable(),
  note: z.string().nullable(),
  at: z.date(),
});

/** Something that somebody did about a request. */
export type Step = z.output<typeof StepRow>;

// Index (requestId, id).
const readSteps = statement(
  'approvals.steps',
  `SELECT "id", "act", "who", "whoName", "forName", "note", "at" FROM "ApprovalStep" WHERE "requestId" = $1::uuid ORDER BY "id"`,
  StepRow,
);
// A person approves once: partial unique (requestId, who).
const insertStep = execution(
  'approvals.step',
  `INSERT INTO "ApprovalStep" ("id", "requestId", "act", "who", "whoName", "forName", "note", "at")
   VALUES ($1::uuid, $2::uuid, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
);

const CopyRow = z.object({ staffId: z.string(), staffName: z.string() });
// Primary key, its first column.
const readCopies = statement(
  'approvals.copies',
  'SELECT "staffId", "staffName" FROM "ApprovalCopy" WHERE "requestId" = $1::uuid ORDER BY "at", "staffId"',
  CopyRow,
);
// Primary key; who knows already is not told again.
const insertCopies = execution(
  'approvals.copies.insert',
  `INSERT INTO "ApprovalCopy" ("requestId", "staffId", "staffName", "byName", "at")
   SELECT $1::uuid, given."id", given."name", $4, $5 FROM unnest($2::uuid[], $3::text[]) AS given("id", "name")
   ON CONFLICT DO NOTHING`,
);

/** Everything that was done about a request, in order. */
export const stepsOf = (db: Db, requestId: string): Promise<Step[]> => readSteps(db, [requestId]);

/** Keeps that somebody did something about a request; false when he had approved it already. */
export async function keepStep(db: Db, requestId: string, step: Step): Promise<boolean> {
  const { id, act, who, whoName, forName, note, at } = step;
  return (await insertStep(db, [id, requestId, act, who, whoName, forName, note, at])) === 1;
}

/** Who shall know of a request. */
export const copiesOf = (db: Db, requestId: string) => readCopies(db, [requestId]);

/** Lets people know of a request; answers how many did not yet. */
export const keepCopies = (
  db: Db,
  requestId: string,
  people: readonly { readonly id: string; readonly name: string }[],
  { byName, at }: { readonly byName: string; readonly at: Date },
): Promise<number> =>
  insertCopies(db, [requestId, people.map(({ id }) => id), people.map(({ name }) => name), byName, at]);
