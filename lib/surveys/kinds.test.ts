import { expect, test } from 'vitest';
import { questionKinds } from './registry';
import { readAnswers } from './rules/read-answers';

test.each(questionKinds.all)('$code reads its own example and says what it asks for', ({ params, example, asks }) => {
  expect(params.safeParse(example).success).toBe(true);
  // As it comes back from the database.
  expect(asks(JSON.parse(JSON.stringify(example)))).toEqual(asks(example));
});

test.each(questionKinds.all)('$code takes no answer that it did not offer', ({ code, asks, example }) => {
  const question = { code, isRequired: true, asked: asks(example) };
  for (const given of [{ a: 1 }, ['unknown'], 99, -1, 1.5, true]) {
    expect(readAnswers([question], { [code]: given }).problems).toEqual({ [code]: 'not_offered' });
  }
});
