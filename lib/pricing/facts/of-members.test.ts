import { expect, test } from 'vitest';
import { isMemberAttribute } from '@/lib/segments';
import { memberFacts } from './of-members';
import { allFacts } from './registry';

test('what an audience may ask is exactly what members can be chosen by', () => {
  const chosen = allFacts.map(({ code }) => code).filter(isMemberAttribute);
  expect(memberFacts.map(({ code }) => code)).toEqual(chosen);
});
