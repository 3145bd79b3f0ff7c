import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Asked } from '../kind';
import { type Answer, type AnswerProblem, readAnswers } from './read-answers';

const options = ['a', 'b', 'c'].map((code) => ({ code, text: { zh: code, en: code } }));
const ONE: Asked = { as: 'one', options };
const MANY: Asked = { as: 'many', options, min: 1, max: 2 };
const NPS: Asked = { as: 'scale', from: 0, to: 10, reads: 'nps' };
const TEXT: Asked = { as: 'text', lines: 1, max: 5 };

const read = (asked: Asked, given: unknown, isRequired = true) => {
  const { answers, problems } = readAnswers([{ code: 'q', isRequired, asked }], { q: given });
  return answers.q ?? problems.q ?? null;
};

test.each<[string, Asked, unknown, Answer | AnswerProblem]>([
  ['an option', ONE, 'a', 'a'],
  ['no option', ONE, 'd', 'not_offered'],
  ['an option of its prototype', ONE, 'constructor', 'not_offered'],
  ['nothing', ONE, '', 'missing'],
  ['some options, in the order in which they are offered', MANY, ['c', 'a'], ['a', 'c']],
  ['one option said twice', MANY, ['a', 'a'], ['a']],
  ['more than may be', MANY, ['a', 'b', 'c'], 'too_many'],
  ['none of several', MANY, [], 'missing'],
  ['a text where a list is asked for', MANY, 'a', 'not_offered'],
  ['zero of ten', NPS, 0, 0],
  ['ten of ten', NPS, 10, 10],
  ['eleven of ten', NPS, 11, 'not_offered'],
  ['less than nothing', NPS, -1, 'not_offered'],
  ['a half', NPS, 7.5, 'not_offered'],
  ['a number in words', NPS, '7', 'not_offered'],
  ['words with blanks around them', TEXT, '  好的 ', '好的'],
  ['five smiles', TEXT, '😀😀😀😀😀', '😀😀😀😀😀'],
  ['six letters', TEXT, 'abcdef', 'too_long'],
  ['blanks', TEXT, '   ', 'missing'],
])('%s', (_, asked, given, expected) => expect(read(asked, given)).toEqual(expected));

test('what may be left out is left out, and an answer to no question is no answer', () => {
  expect(read(TEXT, '', false)).toBeNull();
  expect(readAnswers([], { other: 'x' })).toEqual({ answers: {}, problems: {} });
});

test('reading what was read changes nothing', () => {
  fc.assert(
    fc.property(fc.subarray(['a', 'b', 'c'], { minLength: 1, maxLength: 2 }), (given) => {
      const once = read(MANY, given);
      expect(read(MANY, once)).toEqual(once);
    }),
  );
});
