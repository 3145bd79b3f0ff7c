import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Event, waves } from './waves';

const event = (text: string): Event & { text: string } => {
  const [side, who, minute] = text.split(' ');
  return {
    side: side === 's' ? 'sale' : 'credit',
    who: who === '?' ? null : (who ?? ''),
    at: new Date(Number(minute) * 60_000),
    text,
  };
};
const shown = (texts: readonly string[]) => waves(texts.map(event)).map((wave) => wave.map(({ text }) => text));

describe('waves', () => {
  test('do all sales together while nobody has a credit before one', () =>
    expect(shown(['s a 1', 's b 1', 'c a 2', 's b 3', 'c b 4'])).toEqual([
      ['s a 1', 's b 1', 's b 3'],
      ['c a 2', 'c b 4'],
    ]));

  test('let a sale wait for the credits of the same customer before it', () =>
    expect(shown(['s a 1', 'c a 2', 's a 3', 's b 3'])).toEqual([['s a 1', 's b 3'], ['c a 2'], ['s a 3']]));

  test('do a sale before a credit of the same moment, wherever they stand', () =>
    expect(shown(['c a 5', 's a 5'])).toEqual([['s a 5'], ['c a 5']]));

  test('let everybody wait around an event of nobody knows whom', () =>
    expect(shown(['s a 1', 'c ? 2', 's b 3'])).toEqual([['s a 1'], ['c ? 2'], ['s b 3']]));

  test('hold one side each, lose nothing, and keep the order of time of everybody', () => {
    const one = fc
      .tuple(fc.constantFrom('s', 'c'), fc.constantFrom('a', 'b', 'c', '?'), fc.nat(9))
      .map((parts) => event(parts.join(' ')));
    fc.assert(
      fc.property(fc.array(one, { maxLength: 30 }), (events) => {
        const done = waves(events);
        expect(done.flat().length).toBe(events.length);
        const isOneSided = done.map((wave, index) => wave.every(({ side }) => (side === 'sale') === (index % 2 === 0)));
        expect(isOneSided).not.toContain(false);
        const order = done.flat();
        order.forEach((later, index) => {
          const before = order
            .slice(0, index)
            .filter(({ who }) => who === later.who || who === null || later.who === null);
          expect(before.every(({ at }) => at <= later.at)).toBe(true);
        });
      }),
    );
  });
});
