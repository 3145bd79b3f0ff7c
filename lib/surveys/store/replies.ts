import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

const ReplyRow = z.object({
  memberId: z.string(),
  survey: z.string(),
  subject: z.string(),
  version: z.number(),
  replyKey: z.string(),
  at: z.date(),
  points: z.number(),
  growth: z.number(),
});

/** That a member has answered a survey about a subject, and what the earning rules gave for it. */
export type ReplyRow = z.output<typeof ReplyRow>;

const NAMES = '"memberId", "survey", "subject", "version", "replyKey", "at", "points", "growth"';

// Primary key (memberId, survey, subject) by its first column.
const readReplies = statement(
  'surveys.replies',
  `SELECT ${NAMES} FROM "SurveyReply" WHERE "memberId" = ANY($1::uuid[]) AND ($2::text IS NULL OR "survey" = $2) ORDER BY "at" DESC`,
  ReplyRow,
);
// Primary key: two at one moment are one.
const insert = execution(
  'surveys.reply.insert',
  `INSERT INTO "SurveyReply" (${NAMES}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
);

/** What a member and those who were merged into him have answered, newest first; of one survey, when it is named. */
export const repliesOf = (db: Db, family: readonly string[], survey: string | null): Promise<ReplyRow[]> =>
  readReplies(db, [family, survey]);

/** Keeps that a member has answered; answers whether it was the first time. */
export const addReply = async (db: Db, one: ReplyRow): Promise<boolean> =>
  (await insert(db, [
    one.memberId,
    one.survey,
    one.subject,
    one.version,
    one.replyKey,
    one.at,
    one.points,
    one.growth,
  ])) > 0;
