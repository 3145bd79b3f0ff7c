import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

const AnswerRow = z.object({
  id: z.string(),
  survey: z.string(),
  version: z.number(),
  day: z.string(),
  at: z.date().nullable(),
  memberId: z.string().nullable(),
  answers: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  texts: z.record(z.string(), z.string()),
});

/** What was answered: choices and numbers, and words, by the code of their question. */
export type AnswerRow = z.output<typeof AnswerRow>;

const NAMES = '"id", "survey", "version", "day", "at", "memberId", "answers", "texts"';

const insert = execution(
  'surveys.answer.insert',
  `INSERT INTO "SurveyAnswer" (${NAMES}) VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8::jsonb)`,
);
// Index (survey, id): all answers of one survey are read once, a list of choices as each of them.
const countValues = statement(
  'surveys.answers.count',
  `SELECT q.key AS "question", v.value #>> '{}' AS "value", count(*) AS "count"
   FROM "SurveyAnswer" a CROSS JOIN LATERAL jsonb_each(a."answers") q
     CROSS JOIN LATERAL jsonb_array_elements(
       CASE jsonb_typeof(q.value) WHEN 'array' THEN q.value ELSE jsonb_build_array(q.value) END) v
   WHERE a."survey" = $1 GROUP BY 1, 2`,
  z.object({ question: z.string(), value: z.string(), count: z.number() }),
);
// Index (survey, id).
const countQuestions = statement(
  'surveys.answers.questions',
  `SELECT k.key AS "question", count(*) AS "count" FROM "SurveyAnswer" a
     CROSS JOIN LATERAL jsonb_object_keys(a."answers" || a."texts") k(key)
   WHERE a."survey" = $1 GROUP BY 1`,
  z.object({ question: z.string(), count: z.number() }),
);
// Index (survey, id).
const countAll = statement(
  'surveys.answers.all',
  `SELECT count(*) AS "answers", min("day") AS "first", max("day") AS "last" FROM "SurveyAnswer" WHERE "survey" = $1`,
  z.object({ answers: z.number(), first: z.string().nullable(), last: z.string().nullable() }),
);
// Index (survey, id), backwards: newest first where ids tell the time, in no order where they do not.
const readTexts = statement(
  'surveys.answers.texts',
  `SELECT "id", "day", "memberId", "texts" ->> $2 AS "text" FROM "SurveyAnswer"
   WHERE "survey" = $1 AND "texts" ? $2 AND ($3::uuid IS NULL OR "id" < $3) ORDER BY "id" DESC LIMIT $4`,
  z.object({ id: z.string(), day: z.string(), memberId: z.string().nullable(), text: z.string() }),
);
// Index (survey, id).
const readAll = statement(
  'surveys.answers.read',
  `SELECT ${NAMES} FROM "SurveyAnswer" WHERE "survey" = $1 AND ($2::uuid IS NULL OR "id" > $2) ORDER BY "id" LIMIT $3`,
  AnswerRow,
);

/** Keeps what was answered. */
export const addAnswer = (db: Db, one: AnswerRow): Promise<number> =>
  insert(db, [
    one.id,
    one.survey,
    one.version,
    one.day,
    one.at,
    one.memberId,
    JSON.stringify(one.answers),
    JSON.stringify(one.texts),
  ]);

/** How often each value of each question was answered, over all versions. */
export async function countsOf(db: Db, survey: string): Promise<Map<string, Map<string, number>>> {
  const rows = await countValues(db, [survey]);
  const byQuestion = Map.groupBy(rows, ({ question }) => question);
  return new Map([...byQuestion].map(([code, all]) => [code, new Map(all.map(({ value, count }) => [value, count]))]));
}

/** How many answered each question. */
export const answeredOf = async (db: Db, survey: string): Promise<Map<string, number>> =>
  new Map((await countQuestions(db, [survey])).map(({ question, count }) => [question, count]));

/** How many answers there are, and on which days the first and the last came. */
export const totalsOf = async (db: Db, survey: string) =>
  (await countAll(db, [survey]))[0] ?? { answers: 0, first: null, last: null };

/** What was written to one question, before an answer. */
export const textsOf = (db: Db, survey: string, question: string, before: string | null, limit: number) =>
  readTexts(db, [survey, question, before, limit]);

/** Answers after one, by id. */
export const answersAfter = (db: Db, survey: string, after: string | null, limit: number): Promise<AnswerRow[]> =>
  readAll(db, [survey, after, limit]);
