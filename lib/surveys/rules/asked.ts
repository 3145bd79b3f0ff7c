import { must } from '@/lib/kernel/assert';
import type { Asked } from '../kind';
import { questionKinds } from '../registry';
import type { Question, Terms } from './terms';
import type { Text } from './text';

/** A question as the page asks it: plain, so that a browser needs nothing of the kinds. */
export type AskedQuestion = {
  readonly code: string;
  readonly text: Text;
  readonly help: Text;
  readonly isRequired: boolean;
  readonly asked: Asked;
};

/** What one question asks for; its kind and parameters were read when it was published. */
export const askedOf = ({ kind, params }: Pick<Question, 'kind' | 'params'>): Asked =>
  must(questionKinds.find(kind), `a question of the unknown kind ${kind}`).asks(params ?? {});

/** The questions of a survey as its page asks them. */
export const questionsAsked = ({ questions }: Pick<Terms, 'questions'>): readonly AskedQuestion[] =>
  questions.map(({ code, text, help, isRequired, kind, params }) => ({
    code,
    text,
    help,
    isRequired,
    asked: askedOf({ kind, params }),
  }));
