import { expect, test } from 'vitest';
import { decideClimb, describeLastClimb, type SeenChange } from './climb';

const NOW = new Date('2026-11-22T04:00:00Z');
const RANKS: Readonly<Record<string, number>> = { bronze: 1, silver: 2, gold: 3 };
const hours = (many: number) => new Date(NOW.getTime() - many * 3_600_000);

/** Changes from the oldest on, an hour apart and the last just now, as they are read: newest first. */
function told(...said: readonly (Partial<SeenChange> & Pick<SeenChange, 'reason' | 'toCode'>)[]): SeenChange[] {
  return said
    .map((one, place) => {
      const at = hours(said.length - place);
      return {
        id: `c${place}`,
        at,
        writtenAt: at,
        fromCode: said[place - 1]?.toCode ?? null,
        toRank: RANKS[one.toCode] ?? 0,
        ...one,
      };
    })
    .reverse();
}

const enrolled = { reason: 'enrolled', toCode: 'bronze' };
const silver = { reason: 'reached', toCode: 'silver' };
const gold = { reason: 'reached', toCode: 'gold' };

test.each<[string, SeenChange[], string | null, [string | null, string] | null]>([
  ['nobody', [], null, null],
  ['a newcomer', told(enrolled), null, null],
  ['one step', told(enrolled, silver), null, ['bronze', 'silver']],
  ['several levels at once', told(enrolled, gold), null, ['bronze', 'gold']],
  ['two steps since the last visit', told(enrolled, silver, gold), null, ['bronze', 'gold']],
  ['the second step of a climb that was shown to the first', told(enrolled, silver, gold), 'c1', ['silver', 'gold']],
  ['what was shown', told(enrolled, silver), 'c1', null],
  [
    'a level that was kept since',
    told(enrolled, silver, { reason: 'kept', toCode: 'silver' }),
    null,
    ['bronze', 'silver'],
  ],
  ['a level that was lost again', told(enrolled, silver, { reason: 'reverted', toCode: 'bronze' }), null, null],
  [
    'one step of two lost again',
    told(enrolled, silver, gold, { reason: 'reverted', toCode: 'silver' }),
    null,
    ['bronze', 'silver'],
  ],
  [
    'lost and reached again',
    told(enrolled, silver, { reason: 'reverted', toCode: 'bronze' }, silver),
    'c1',
    ['bronze', 'silver'],
  ],
  ['a merge', told(enrolled, { reason: 'merged', toCode: 'gold' }), null, null],
  [
    'a merge that left the level as it was',
    told(enrolled, gold, { reason: 'merged', toCode: 'gold' }),
    null,
    ['bronze', 'gold'],
  ],
  ['a level that is lent', told(enrolled, { reason: 'trial', toCode: 'gold' }), null, null],
  ['while a higher one is lent over it', told(enrolled, silver, { reason: 'trial', toCode: 'gold' }), null, null],
  [
    'when the loan over it has ended',
    told(enrolled, silver, { reason: 'trial', toCode: 'gold' }, { reason: 'trial_ended', toCode: 'silver' }),
    null,
    ['bronze', 'silver'],
  ],
  [
    'fallen below it and set back to it by hand',
    told(enrolled, silver, { reason: 'dropped', toCode: 'bronze' }, { reason: 'override', toCode: 'silver' }),
    null,
    null,
  ],
  ['history that was imported', told(enrolled, { ...silver, at: hours(24 * 8) }), null, null],
  ['an order that a till sent late', told(enrolled, { ...silver, at: hours(24 * 6) }), null, ['bronze', 'silver']],
  ['what is long ago', told(enrolled, { ...silver, at: hours(24 * 91), writtenAt: hours(24 * 91) }), null, null],
])('celebrates of %s what there is', (_, changes, shown, expected) => {
  const climb = decideClimb(changes, shown, NOW);
  expect(climb === null ? null : [climb.from, climb.to]).toEqual(expected);
  if (climb !== null) expect(decideClimb(changes, climb.change, NOW)).toBeNull();
});

test('is told again whenever somebody asks, by its last step', () => {
  const long = told(enrolled, silver, { ...gold, at: hours(24 * 800), writtenAt: hours(24) });
  expect(decideClimb(long, null, NOW)).toBeNull();
  expect(describeLastClimb(long)).toMatchObject({ from: 'silver', to: 'gold' });
  expect(describeLastClimb(told(enrolled))).toBeNull();
});
