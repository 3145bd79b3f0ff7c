import { expect, test } from 'vitest';
import { termsOfGame } from '../testing/terms';
import { TermsSchema } from './terms';

const complaints = (change: object) =>
  TermsSchema.safeParse({ ...termsOfGame(), ...change }).error?.issues.map(({ path, message }) => [
    path.join('.'),
    message,
  ]) ?? [];
const prize = (more: object) => ({ ...termsOfGame().prizes[0], ...more });

test.each<[object, string, string]>([
  [{ to: new Date('2020-01-01T00:00:00Z') }, 'to', 'ends_before_it_starts'],
  [{ prizes: [prize({}), prize({})] }, 'prizes.1.code', 'named_twice'],
  [{ prizes: [prize({ stock: 2, perDay: 3 })] }, 'prizes.0.perDay', 'more_than_all'],
  [{ fallback: 'b' }, 'fallback', 'unknown_prize'],
  [{ prizes: [prize({ stock: 5 })], fallback: 'a' }, 'fallback', 'fallback_limited'],
  [{ prizes: [prize({ perMember: 1 })], fallback: 'a' }, 'fallback', 'fallback_limited'],
  [{ skin: 'dice' }, 'skin', 'unknown_skin'],
  [{ nothing: 0 }, 'prizes', 'slots'],
  [{ chances: { ...termsOfGame().chances, freePerDay: 3, perDay: 2 } }, 'chances.perDay', 'below_free'],
])('terms with %j are not published: %s %s', (change, path, message) => {
  expect(complaints(change)).toEqual([[path, message]]);
});

test('a scratch card may give everybody the same; a stored version reads as it was written', () => {
  expect(complaints({ skin: 'scratch', nothing: 0 })).toEqual([]);
  const terms = termsOfGame();
  expect(TermsSchema.parse(JSON.parse(JSON.stringify(terms)))).toEqual(terms);
});
