import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EntrySchema, isEntry, judgeEntries, thoseInside } from './entry';

const asks = fc.array(
  fc.record({ memberId: fc.constantFrom('a', 'b', 'c', 'd'), key: fc.constantFrom('1', '2', '3', '4', '5') }),
  { maxLength: 40 },
);

describe('entries', () => {
  test('are given once for each key, never beyond what one member and all together may have', () => {
    const limits = fc.record({ perMember: fc.integer({ min: 1, max: 4 }), total: fc.integer({ min: 1, max: 12 }) });
    fc.assert(
      fc.property(asks, limits, fc.nat(6), (told, entry, given) => {
        const verdicts = judgeEntries(entry, told, { had: new Map(), inside: null, given });
        const got = told.filter((_, place) => verdicts[place] === 'give');
        expect(new Set(got.map(({ memberId, key }) => `${memberId} ${key}`)).size).toBe(got.length);
        for (const one of ['a', 'b', 'c', 'd'])
          expect(got.filter(({ memberId }) => memberId === one).length).toBeLessThanOrEqual(entry.perMember);
        expect(given + got.length).toBeLessThanOrEqual(Math.max(given, entry.total));
        // Told again with what they had, nobody is given anything by the same key.
        const had = new Map(
          Object.entries(Object.groupBy(got, ({ memberId }) => memberId)).map(([id, own]) => [
            id,
            new Set(own?.map(({ key }) => key)),
          ]),
        );
        const again = judgeEntries(entry, got, { had, inside: null, given: given + got.length });
        expect(again.every((verdict) => verdict === 'repeat')).toBe(true);
      }),
    );
  });

  test('say why they give nothing, in this order: told before, not for him, his limit, the limit of all', () => {
    const had = new Map([['a', new Set(['1'])]]);
    const inside = new Set(['a', 'b']);
    const verdicts = judgeEntries(
      { perMember: 1, total: 2 },
      [
        { memberId: 'a', key: '1' },
        { memberId: 'c', key: '1' },
        { memberId: 'a', key: '2' },
        { memberId: 'b', key: '1' },
        { memberId: 'b', key: '1' },
      ],
      { had, inside, given: 1 },
    );
    expect(verdicts).toEqual(['repeat', 'outside', 'member_cap', 'give', 'repeat']);
    expect(judgeEntries({ perMember: 9, total: 1 }, [{ memberId: 'b', key: '7' }], { had, inside, given: 1 })).toEqual([
      'total_cap',
    ]);
  });

  test.each<[string, string, readonly string[], object, boolean]>([
    ['lifecycle.changed', 'stage', ['silent'], { from: 'active', to: 'silent' }, true],
    ['lifecycle.changed', 'stage', ['lost'], { from: 'active', to: 'silent' }, false],
    ['value.changed', 'stage', ['silent'], { to: 'silent' }, false],
    ['value.changed', 'value', ['high'], { from: 'low', to: 'high' }, true],
    ['level.reached', 'level', [], { from: 'bronze', to: 'gold' }, true],
    ['level.reached', 'level', ['silver'], { from: 'bronze', to: 'gold' }, false],
    ['segment.entered', 'segment', ['vips'], { segment: 'vips' }, true],
    ['segment.left', 'segment', ['vips'], { segment: 'vips' }, false],
    ['member.enrolled', 'joined', [], {}, true],
    ['member.enrolled', 'begin', [], {}, false],
  ])('%s is an entry into %s %j: %j is %s', (name, on, to, payload, isOne) => {
    expect(isEntry({ on: on as 'stage', to: [...to] }, { name, payload })).toBe(isOne);
  });

  test('look for those who are there when the campaign begins only where it says so', () => {
    const about = { rewards: [{ kind: 'points', params: { points: 1 } }], perMember: 1, total: 1 };
    const audience = { attribute: 'member.orders', atLeast: 1 };
    const there = { attribute: 'lifecycle.stage', oneOf: ['silent'] };
    const entry = EntrySchema.parse({ ...about, on: 'stage', to: ['silent'], inside: true });
    expect(thoseInside(entry, null)).toEqual(there);
    expect(thoseInside(entry, audience)).toEqual({ all: [there, audience] });
    expect(thoseInside({ ...entry, inside: false }, audience)).toBeNull();
    expect(thoseInside(EntrySchema.parse({ ...about, on: 'begin' }), audience)).toEqual(audience);
    expect(EntrySchema.safeParse({ ...about, on: 'stage', to: [] }).success).toBe(false);
  });
});
