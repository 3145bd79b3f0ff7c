import 'server-only';
import { z } from 'zod';
import { Refusal } from '@/lib/kernel/refusal';
import { isTooFew, SMALL } from '@/lib/kernel/small';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { query } from '@/lib/platform/query';
import type { Asked } from './kind';
import { askedOf } from './rules/asked';
import { phaseAt, type SurveyPhase } from './rules/phase';
import { type Result, resultOf } from './rules/results';
import type { Question, Terms } from './rules/terms';
import { versionAt } from './rules/versions';
import { SurveyCode, TextsInput } from './schema';
import { answeredOf, countsOf, textsOf, totalsOf } from './store/answers';
import { allDrafts, draftOf, type SurveyDraft } from './store/drafts';
import { freshBook, type SurveyRow, type SurveyVersion } from './store/versions';

/** A survey as the list knows it: what counts now, else what is being written; with how many answered. */
export type SurveyRowView = {
  readonly code: string;
  /** Null: nothing is published yet. */
  readonly phase: SurveyPhase | null;
  readonly terms: Terms | null;
  readonly answers: number;
};

/** All surveys by code, and those that are only being written. */
export async function surveyRows(db: Db, now: Date): Promise<SurveyRowView[]> {
  const [book, drafts] = await Promise.all([freshBook(db), allDrafts(db)]);
  const published = await Promise.all(
    book.surveys.map(async ({ code, endedAt }): Promise<SurveyRowView> => {
      const versions = book.versions.get(code) ?? [];
      const terms = (versionAt(versions, now) ?? versions[0])?.terms ?? null;
      const { answers } = await totalsOf(db, code);
      return { code, phase: terms === null ? null : phaseAt(terms, endedAt, now), terms, answers };
    }),
  );
  const known = new Set(published.map(({ code }) => code));
  const written = drafts
    .filter(({ code }) => !known.has(code))
    .map(({ code }): SurveyRowView => ({ code, phase: null, terms: null, answers: 0 }));
  return [...published, ...written].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** A question with what came of it. */
export type QuestionResult = Result & {
  readonly question: Pick<Question, 'code' | 'kind' | 'text'>;
  /** What it asks for, with the options of older versions that are offered no more. */
  readonly asked: Asked;
};

/** Everything about one survey for the console. */
export type SurveyPage = {
  readonly code: string;
  readonly zone: string;
  readonly survey: SurveyRow | null;
  readonly phase: SurveyPhase | null;
  readonly versions: readonly SurveyVersion[];
  readonly live: SurveyVersion | null;
  readonly draft: SurveyDraft | null;
  /** How many answered; null: too few to be told without telling who. */
  readonly answers: number | null;
  readonly results: readonly QuestionResult[];
};

/** One survey with what was answered, its versions and its draft. */
export const surveyPage = query({
  can: 'surveys.read',
  input: z.object({ code: SurveyCode }),
  async run({ db, now }, { code }): Promise<SurveyPage> {
    const [book, draft, { zone }] = await Promise.all([freshBook(db), draftOf(db, code), program(db)]);
    const survey = book.surveys.find((one) => one.code === code) ?? null;
    if (survey === null && draft === null) throw new Refusal('survey_not_found', {}, 404);
    const versions = book.versions.get(code) ?? [];
    const live = versionAt(versions, now) ?? null;
    const terms = (live ?? versions[0])?.terms ?? null;
    const { answers } = await totalsOf(db, code);
    return {
      code,
      zone,
      survey,
      phase: terms === null ? null : phaseAt(terms, survey?.endedAt ?? null, now),
      versions,
      live,
      draft,
      answers: isHidden(versions, answers) ? null : answers,
      results: await resultsOf(db, code, versions),
    };
  },
});

const TEXTS = 20;

/** What was written to a question, a page of it; the newest first, or in no order where nobody is to be told. */
export type TextPage = {
  readonly texts: readonly { readonly id: string; readonly day: string | null; readonly text: string }[];
  readonly next: string | null;
};

/** The words of one question, page by page; without the day where the answers are anonymous, and not while they are few. */
export const surveyTexts = query({
  can: 'surveys.read',
  input: TextsInput,
  async run({ db }, { code, question, before }): Promise<TextPage> {
    const versions = (await freshBook(db)).versions.get(code) ?? [];
    const { answers } = await totalsOf(db, code);
    if (isHidden(versions, answers)) return { texts: [], next: null };
    const found = await textsOf(db, code, question, before ?? null, TEXTS + 1);
    const shown = found.slice(0, TEXTS);
    return {
      texts: shown.map(({ id, day, memberId, text }) => ({ id, day: memberId === null ? null : day, text })),
      next: found.length > TEXTS ? (shown.at(-1)?.id ?? null) : null,
    };
  },
});

/** Whether so few answered anonymously that nothing is told. */
const isHidden = (versions: readonly SurveyVersion[], answers: number): boolean =>
  (versions[0]?.terms?.isAnonymous ?? true) && isTooFew(answers);

/** What came of every question of all versions, in the order of the newest that asks it. */
export async function resultsOf(
  db: Db,
  code: string,
  versions: readonly SurveyVersion[],
): Promise<readonly QuestionResult[]> {
  const all = versions.flatMap(({ terms }) => (terms === null ? [] : [terms]));
  const isAnonymous = all[0]?.isAnonymous ?? true;
  const [counts, answered, { answers }] = await Promise.all([
    countsOf(db, code),
    answeredOf(db, code),
    totalsOf(db, code),
  ]);
  // The newest words of each question: later entries of a map win.
  const questions = new Map(
    [...all].reverse().flatMap((terms) => terms.questions.map((one) => [one.code, one] as const)),
  );
  const order = [...new Set(all.flatMap((terms) => terms.questions.map((one) => one.code)))];
  return order.flatMap((name) => {
    const question = questions.get(name);
    if (question === undefined) return [];
    const asked = withFormer(askedOf(question), name, all);
    const about = { answered: isAnonymous && answers < SMALL ? answers : (answered.get(name) ?? 0), isAnonymous };
    return [{ question, asked, ...resultOf(asked, counts.get(name) ?? new Map(), about) }];
  });
}

/** The options with those of older versions, so that what was chosen then has its words. */
function withFormer(asked: Asked, question: string, all: readonly Terms[]): Asked {
  if (asked.as !== 'one' && asked.as !== 'many') return asked;
  const former = all.flatMap((terms) => {
    const same = terms.questions.find(({ code }) => code === question);
    const was = same === undefined ? null : askedOf(same);
    return was !== null && 'options' in was ? was.options : [];
  });
  const options = [...new Map([...former].reverse().map((one) => [one.code, one])).values()];
  const offered = new Set(asked.options.map(({ code }) => code));
  return { ...asked, options: [...asked.options, ...options.filter(({ code }) => !offered.has(code))] };
}
