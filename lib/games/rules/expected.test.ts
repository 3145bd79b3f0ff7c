import { expect, test } from 'vitest';
import { termsOfGame } from '../testing/terms';
import { prizeNumbers } from './expected';

test('what is expected follows the weights of the version that each draw was made by', () => {
  const first = termsOfGame({ prizes: [{ code: 'a', weight: 1 }], nothing: 1 });
  const second = termsOfGame({ prizes: [{ code: 'b', weight: 1 }], nothing: 3 });
  const versions = [
    { version: 2, terms: second },
    { version: 1, terms: first },
  ];
  const tallies = [
    { version: 1, prize: 'a', rolled: 6, given: 5 },
    { version: 1, prize: '', rolled: 4, given: 5 },
    { version: 2, prize: 'b', rolled: 1, given: 1 },
    { version: 2, prize: '', rolled: 3, given: 3 },
  ];
  expect(prizeNumbers(versions, tallies)).toEqual([
    { prize: 'b', rolled: 1, expected: 1, given: 1 },
    { prize: 'a', rolled: 6, expected: 5, given: 5 },
    { prize: '', rolled: 7, expected: 8, given: 8 },
  ]);
});
