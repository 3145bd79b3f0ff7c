import { randomUUID } from 'node:crypto';
import { behaviourEvent, processBehavioursIn } from '@/lib/behaviours';
import { localDate } from '@/lib/kernel/day';
import { accepted, type Outcome, refused } from '@/lib/kernel/refusal';
import { lockMemberWork, memberNamed } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { announce } from '@/lib/platform/outbox';
import { program } from '@/lib/platform/program';
import { type Given, type GivenItem, giveRewards } from '@/lib/rewards';
import { factsOf, type OpenSurvey, openSurveys } from './facts-of';
import { questionsAsked } from './rules/asked';
import { decideReply, ONCE } from './rules/decide-reply';
import { type Answer, readAnswers } from './rules/read-answers';
import { addAnswer } from './store/answers';
import { addReply, type ReplyRow, repliesOf } from './store/replies';

/** A member answers a survey; the key names his answers, the version is the one that he was shown. */
export type ReplyAsk = {
  readonly memberId: string;
  readonly survey: string;
  readonly version: number;
  /** The order that is asked about; null: none is. */
  readonly orderId: string | null;
  readonly key: string;
  readonly answers: Readonly<Record<string, unknown>>;
};

/** What answering came to: what the survey gives, or why it could not, and what the earning rules gave. */
export type Replied = {
  readonly isRepeat: boolean;
  readonly items: readonly GivenItem[];
  /** Why the survey's own reward was not given; null: it was, or there is none. */
  readonly withheld: string | null;
  readonly points: number;
  readonly growth: number;
};

/**
 * Takes answers in, in the caller's transaction (S0-8.3, S1-3.4.2): the member locked, his answers read question by
 * question, kept once for each subject, and what they give given once by their key. Of an anonymous survey the answers
 * are kept without him; that he answered, and what he was given, stands apart.
 */
export async function answerIn(db: Db, ask: ReplyAsk, now: Date): Promise<Outcome<Replied>> {
  const members = await lockMemberWork(db, [ask.memberId], []);
  const memberId = memberNamed(members, ask.memberId) ?? ask.memberId;
  const known = members.members.get(memberId);
  const survey = (await openSurveys(db, now)).get(ask.survey);
  if (survey === undefined || known === undefined) return refused('survey_not_found', {}, 404);
  const subject = ask.orderId ?? ONCE;
  const replies = await repliesOf(db, [memberId, ...known.absorbed], ask.survey);
  const same = replies.find((row) => row.replyKey === ask.key && row.subject === subject);
  if (same !== undefined) return accepted({ ...(await give(db, survey, same, now)), isRepeat: true });
  const asked = { memberId, status: known.status, replies };
  const { facts } = await factsOf(db, new Map([[ask.survey, survey]]), asked, now);
  const fact = facts.get(ask.survey);
  const decided = fact === undefined ? refused('survey_not_found', {}, 404) : decideReply(fact, subject, now);
  if (!decided.ok) return decided;
  if (survey.version !== ask.version) return refused('survey_changed', { version: survey.version });
  const read = readAnswers(questionsAsked(survey.terms), ask.answers);
  if (Object.keys(read.problems).length > 0) return refused('survey_answers_wrong', read.problems, 422);
  const earned = await earn(db, memberId, ask, now);
  const { survey: code, version, key: replyKey } = ask;
  const reply = { memberId, survey: code, subject, version, replyKey, at: now, ...earned };
  if (!(await addReply(db, reply))) return refused('survey_answered');
  const { zone } = await program(db);
  await addAnswer(db, kept(reply, survey, read.answers, localDate(now, zone)));
  await announce(db, [{ name: 'survey.answered', memberId, payload: { survey: code, version, subject }, at: now }]);
  return accepted(await give(db, survey, reply, now));
}

/** The answers as they are kept: choices and numbers apart from words, and nothing of who gave them where none is told. */
function kept(reply: ReplyRow, { terms }: OpenSurvey, answers: Readonly<Record<string, Answer>>, day: string) {
  const asText = new Set(questionsAsked(terms).flatMap(({ code, asked }) => (asked.as === 'text' ? [code] : [])));
  const all = Object.entries(answers);
  const { survey, version, memberId, at } = reply;
  // A random id where nobody is told: ids that rise would tell the moment, and so who it was.
  const who = terms.isAnonymous ? { id: randomUUID(), at: null, memberId: null } : { id: newId(), at, memberId };
  return {
    ...who,
    survey,
    version,
    day,
    answers: Object.fromEntries(all.filter(([code]) => !asText.has(code))) as Record<
      string,
      string | number | string[]
    >,
    texts: Object.fromEntries(all.filter(([code]) => asText.has(code))) as Record<string, string>,
  };
}

/** What the rules of points and growth give for answering this survey, once for each survey (S1-3.4.2). */
async function earn(db: Db, memberId: string, { survey, orderId }: ReplyAsk, now: Date) {
  const [outcome] = await processBehavioursIn(
    db,
    [
      behaviourEvent({
        externalId: `survey:${survey}:${orderId ?? memberId}`,
        type: 'survey',
        member: { id: memberId },
        at: now,
        props: { survey },
        actor: `member:${memberId}`,
      }),
    ],
    now,
  );
  return outcome?.ok
    ? { points: outcome.value.points.granted, growth: outcome.value.growth.granted }
    : { points: 0, growth: 0 };
}

/** Gives what the survey promises by its key; a repeat is told what the first one was given. */
async function give(db: Db, { row, version, terms }: OpenSurvey, reply: ReplyRow, now: Date): Promise<Replied> {
  const { memberId, subject, points, growth } = reply;
  const told = { isRepeat: false, points, growth };
  if (terms.rewards.length === 0) return { ...told, items: [], withheld: null };
  const gift = {
    memberId,
    key: `survey:${row.code}:${subject}`,
    rewards: terms.rewards.map(({ kind, params }) => ({ kind, params })),
    source: { type: 'survey', ref: row.code, version } as const,
    reason: terms.name.zh || terms.name.en,
  };
  const [given] = await giveRewards(db, [gift], now);
  return { ...told, items: itemsOf(given), withheld: given?.outcome === 'refused' ? given.code : null };
}

const itemsOf = (given: Given | undefined): readonly GivenItem[] =>
  given === undefined || given.outcome === 'refused' ? [] : given.items;
