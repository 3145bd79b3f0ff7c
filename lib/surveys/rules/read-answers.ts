import type { Asked } from '../kind';

/** An answer as it is kept: a choice, some choices, a number, or words. */
export type Answer = string | readonly string[] | number;

/** What is wrong with an answer. */
export type AnswerProblem = 'missing' | 'not_offered' | 'too_many' | 'too_long';

/** The parts of a question by which its answer is read. */
type Asking = { readonly code: string; readonly isRequired: boolean; readonly asked: Asked };

/** Answers by the code of their question, and what is wrong with the others; an answer to no question is left out. */
export type ReadAnswers = {
  readonly answers: Readonly<Record<string, Answer>>;
  readonly problems: Readonly<Record<string, AnswerProblem>>;
};

/** Reads what somebody answered, question by question; the browser and the server ask the same rule (S0-8.3). */
export function readAnswers(questions: readonly Asking[], given: Readonly<Record<string, unknown>>): ReadAnswers {
  const answers: Record<string, Answer> = {};
  const problems: Record<string, AnswerProblem> = {};
  for (const { code, isRequired, asked } of questions) {
    const read = readAnswer(asked, Object.hasOwn(given, code) ? given[code] : null);
    if (read === null) {
      if (isRequired) problems[code] = 'missing';
    } else if ('problem' in read) problems[code] = read.problem;
    else answers[code] = read.answer;
  }
  return { answers, problems };
}

type Read = { readonly answer: Answer } | { readonly problem: AnswerProblem } | null;

/** One answer; null: nothing was said. */
function readAnswer(asked: Asked, given: unknown): Read {
  if (given === null || given === undefined) return null;
  switch (asked.as) {
    case 'one':
      if (given === '') return null;
      return asked.options.some(({ code }) => code === given) ? { answer: String(given) } : NOT_OFFERED;
    case 'many':
      return readMany(asked, given);
    case 'scale':
      return readScale(asked, given);
    case 'text':
      return readText(asked, given);
  }
}

const NOT_OFFERED = { problem: 'not_offered' } as const;

function readScale({ from, to }: Extract<Asked, { as: 'scale' }>, given: unknown): Read {
  if (typeof given !== 'number' || !Number.isInteger(given)) return NOT_OFFERED;
  return given >= from && given <= to ? { answer: given } : NOT_OFFERED;
}

function readText({ max }: Extract<Asked, { as: 'text' }>, given: unknown): Read {
  if (typeof given !== 'string') return NOT_OFFERED;
  const text = given.trim();
  if (text === '') return null;
  // By characters as people count them: a smile is one.
  return [...text].length <= max ? { answer: text } : { problem: 'too_long' };
}

function readMany({ options, min, max }: Extract<Asked, { as: 'many' }>, given: unknown): Read {
  if (!Array.isArray(given)) return NOT_OFFERED;
  if (given.length === 0) return null;
  if (!given.every((one) => options.some(({ code }) => code === one))) return NOT_OFFERED;
  // In the order in which they are offered, each once.
  const answer = options.map(({ code }) => code).filter((code) => given.includes(code));
  if (answer.length > max) return { problem: 'too_many' };
  return answer.length < min ? null : { answer };
}
