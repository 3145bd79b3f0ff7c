import { pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { shared } from '@/lib/platform/shared';
import { answerIn, type ReplyAsk } from '../answer';
import { openSurvey } from '../open';

const LONG_AGO = new Date('2020-01-01T00:00:00Z');

/** What a test's survey asks unless it says otherwise. */
export const QUESTIONS = [
  { code: 'stars', kind: 'rating', text: { zh: '满意吗', en: 'Happy?' }, params: {} },
  { code: 'why', kind: 'short_text', text: { zh: '为什么', en: '' }, isRequired: false, params: {} },
];

/** Publishes a survey with what a test says of its terms, in force since long ago; answers its code. */
export async function givenSurvey(more: object = {}): Promise<string> {
  const code = `s-${newId().slice(-12)}`;
  const terms = {
    name: { zh: '调查', en: 'A survey' },
    from: LONG_AGO,
    to: new Date('2100-01-01T00:00:00Z'),
    questions: QUESTIONS,
    rewards: [{ kind: 'points', params: { points: 20 } }],
    ...more,
  };
  await openSurvey(pool(), code, terms as never, { by: 'test', note: 'test', now: LONG_AGO, isDemo: false });
  await pool().query('UPDATE "Program" SET "revision" = "revision" + 1 WHERE "id" = 1');
  shared.forget('program');
  return code;
}

/** A member's answers; a key of their own unless a test names one. */
export const anAnswer = (memberId: string, survey: string, more: Partial<ReplyAsk> = {}): ReplyAsk => ({
  memberId,
  survey,
  version: 1,
  orderId: null,
  key: newId(),
  answers: { stars: 5 },
  ...more,
});

/** Answers in a transaction of its own. */
export const answered = (ask: ReplyAsk, now = new Date()) => withTransaction((db) => answerIn(db, ask, now));
