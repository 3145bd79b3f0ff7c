import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideUse, heldOf, leftOf, type Room, type Use, type UseEvent, usedOf } from './life';

const room = (given: Partial<Room> = {}): Room => ({ limit: 100, ceiling: 100, reserved: 0, spent: 0, ...given });
const use = (state: Use['state'], amount = 30, returned = 0): Use => ({ state, amount, returned });

describe('a use', () => {
  test.each<[string, Room, Use | null, UseEvent, Partial<Room>, Use]>([
    ['is reserved', room(), null, { type: 'reserve', amount: 30 }, { reserved: 30 }, use('reserved')],
    [
      'may take the last fen',
      room({ spent: 70 }),
      null,
      { type: 'reserve', amount: 30 },
      { reserved: 30 },
      use('reserved'),
    ],
    ['is spent', room({ reserved: 30 }), use('reserved'), { type: 'spend' }, { reserved: 0, spent: 30 }, use('spent')],
    ['is released', room({ reserved: 30 }), use('reserved'), { type: 'release' }, { reserved: 0 }, use('released')],
    [
      'may be reserved again once released',
      room(),
      use('released', 10),
      { type: 'reserve', amount: 30 },
      { reserved: 30 },
      use('reserved'),
    ],
    [
      'comes back in part',
      room({ spent: 30 }),
      use('spent'),
      { type: 'return', kept: 20 },
      { spent: 20 },
      use('spent', 30, 10),
    ],
    [
      'comes back whole',
      room({ spent: 20 }),
      use('spent', 30, 10),
      { type: 'return', kept: 0 },
      { spent: 0 },
      use('returned', 30, 30),
    ],
  ])('%s', (_, before, had, event, after, now) => {
    expect(decideUse(before, had, event)).toEqual({ is: 'moved', room: { ...before, ...after }, use: now });
  });

  test.each<[string, Use | null, UseEvent]>([
    ['reserving what is reserved', use('reserved'), { type: 'reserve', amount: 99 }],
    ['reserving what is spent', use('spent'), { type: 'reserve', amount: 99 }],
    ['reserving nothing', null, { type: 'reserve', amount: 0 }],
    ['spending twice', use('spent'), { type: 'spend' }],
    ['releasing nothing', null, { type: 'release' }],
    ['releasing twice', use('released'), { type: 'release' }],
    ['returning the same part again', use('spent', 30, 10), { type: 'return', kept: 20 }],
    ['returning less than came back before', use('spent', 30, 10), { type: 'return', kept: 25 }],
    ['returning what is back', use('returned', 30, 30), { type: 'return', kept: 0 }],
  ])('%s changes nothing', (_, had, event) => {
    expect(decideUse(room({ reserved: 40, spent: 40 }), had, event)).toEqual({ is: 'repeat' });
  });

  test.each<[string, Use | null, UseEvent, string]>([
    ['one fen more than is left', null, { type: 'reserve', amount: 21 }, 'budget_exhausted'],
    ['what came back whole is over', use('returned', 30, 30), { type: 'reserve', amount: 1 }, 'budget_use_ended'],
    ['spending what was not reserved', null, { type: 'spend' }, 'budget_use_ended'],
    ['spending what was released', use('released'), { type: 'spend' }, 'budget_use_ended'],
    ['releasing what is spent', use('spent'), { type: 'release' }, 'budget_use_spent'],
    ['returning what is not spent', use('reserved'), { type: 'return', kept: 0 }, 'budget_use_not_spent'],
  ])('%s is refused', (_, had, event, code) => {
    expect(decideUse(room({ reserved: 40, spent: 40 }), had, event)).toMatchObject({ is: 'refused', code });
  });
});

test('a limit below what is used gives nothing new, and its ceiling comes down with what comes back', () => {
  const lowered = room({ limit: 50, ceiling: 80, spent: 80 });
  expect(leftOf(lowered)).toBe(0);
  expect(decideUse(lowered, null, { type: 'reserve', amount: 1 })).toMatchObject({ facts: { left: 0, limit: 50 } });
  const some = decideUse(lowered, use('spent', 80), { type: 'return', kept: 60 });
  expect(some).toMatchObject({ room: { spent: 60, ceiling: 60 } });
  const more = decideUse(lowered, use('spent', 80), { type: 'return', kept: 10 });
  expect(more).toMatchObject({ room: { spent: 10, ceiling: 50 } });
});

const anEvent: fc.Arbitrary<UseEvent> = fc.oneof(
  fc.record({ type: fc.constant('reserve' as const), amount: fc.nat(60) }),
  fc.record({ type: fc.constant('spend' as const) }),
  fc.record({ type: fc.constant('release' as const) }),
  fc.record({ type: fc.constant('return' as const), kept: fc.nat(60) }),
);
const aStep = fc.oneof(
  { weight: 9, arbitrary: fc.record({ source: fc.nat(5), event: anEvent }) },
  { weight: 1, arbitrary: fc.record({ limit: fc.nat(150) }) },
);

test('whatever happens in whatever order: the room is the sum of its uses, never above its ceiling, and repeats do nothing', () => {
  fc.assert(
    fc.property(fc.array(aStep, { maxLength: 60 }), (steps) => {
      let now = room();
      const uses = new Map<number, Use>();
      for (const step of steps) {
        if ('limit' in step) {
          now = { ...now, limit: step.limit, ceiling: Math.max(step.limit, usedOf(now)) };
          continue;
        }
        const move = decideUse(now, uses.get(step.source) ?? null, step.event);
        if (move.is !== 'moved') continue;
        const isNew = move.use.state === 'reserved';
        if (isNew) expect(usedOf(move.room)).toBeLessThanOrEqual(now.limit);
        now = move.room;
        uses.set(step.source, move.use);
        expect(decideUse(now, move.use, step.event)).toEqual({ is: 'repeat' });
        const all = [...uses.values()];
        const held = (state: Use['state']) =>
          all.filter((one) => one.state === state).reduce((sum, one) => sum + heldOf(one), 0);
        expect(now).toMatchObject({ reserved: held('reserved'), spent: held('spent') });
        expect(usedOf(now)).toBeLessThanOrEqual(now.ceiling);
        expect(now.ceiling).toBeGreaterThanOrEqual(now.limit);
      }
    }),
    { numRuns: 1_000 },
  );
});
