import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BenefitEvent, decideUse, type Grant, isTaking, leftOf, stateAt, type Use } from './life';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 22, hour));
const NOW = at(12);
const GRANT: Grant = { startsAt: at(0), endsAt: at(24), quota: 2, voidedAt: null };
const used = (source: string, more: Partial<Use> = {}): Use => ({
  source,
  state: 'used',
  heldUntil: null,
  at: at(1),
  ...more,
});
const held = (source: string, until: Date): Use => ({ source, state: 'held', heldUntil: until, at: at(1) });
const hold = (orderId: string, until = at(13)): BenefitEvent => ({ type: 'hold', orderId, until });
const outcome = (grant: Grant, uses: readonly Use[], event: BenefitEvent, now = NOW) => {
  const lived = decideUse(grant, uses, null, event, now);
  return lived.kind === 'refused' ? lived.code : lived.kind === 'moved' ? lived.use.state : lived.kind;
};

describe('the five states (S0-3.4)', () => {
  test.each<[string, Partial<Grant>, number, Date, string]>([
    ['one that begins later', { startsAt: at(13) }, 0, NOW, 'PENDING'],
    ['one that begins now', { startsAt: NOW }, 0, NOW, 'ACTIVE'],
    ['one that is partly used', {}, 1, NOW, 'ACTIVE'],
    ['one that is used up', {}, 2, NOW, 'USED'],
    ['one that was used up and then ended', {}, 2, at(24), 'USED'],
    ['one that ends now', { endsAt: NOW }, 1, NOW, 'EXPIRED'],
    ['one a moment before its end', { endsAt: new Date(NOW.getTime() + 1) }, 1, NOW, 'ACTIVE'],
    ['one without end', { endsAt: null, quota: null }, 99, at(240), 'ACTIVE'],
    ['one that was voided, used up or not', { voidedAt: at(1) }, 2, NOW, 'VOIDED'],
  ])('%s', (_, more, times, now, state) => expect(stateAt({ ...GRANT, ...more }, times, now)).toBe(state));
});

describe('uses (4.D.6, 4.F)', () => {
  test.each<[string, readonly Use[], BenefitEvent, string]>([
    ['a first hold', [], hold('a'), 'held'],
    ['a hold again', [held('a', at(13))], hold('a'), 'repeat'],
    ['a hold of what this order used', [used('a')], hold('a'), 'repeat'],
    ['a hold after one that has run out', [held('a', NOW)], hold('a'), 'held'],
    ['the last time', [used('a')], hold('b'), 'held'],
    ['one time too many', [used('a'), used('b')], hold('c'), 'benefit_used_up'],
    ['a time that another holds', [used('a'), held('b', at(13))], hold('c'), 'benefit_used_up'],
    ['a time whose hold has run out', [used('a'), held('b', NOW)], hold('c'), 'held'],
    ['using what is held', [held('a', at(13))], { type: 'use', orderId: 'a' }, 'used'],
    ['using twice', [used('a')], { type: 'use', orderId: 'a' }, 'repeat'],
    [
      'using late what others have meanwhile',
      [held('a', NOW), used('b'), used('c')],
      { type: 'use', orderId: 'a' },
      'benefit_used_up',
    ],
    ['using late what is still there', [held('a', NOW), used('b')], { type: 'use', orderId: 'a' }, 'used'],
    ['releasing', [held('a', at(13))], { type: 'release', orderId: 'a' }, 'released'],
    ['releasing what is used changes nothing', [used('a')], { type: 'release', orderId: 'a' }, 'repeat'],
    ['giving back', [used('a')], { type: 'return', orderId: 'a' }, 'returned'],
    ['giving back twice', [used('a', { state: 'returned' })], { type: 'return', orderId: 'a' }, 'repeat'],
    ['giving back what another order used', [used('b')], { type: 'return', orderId: 'a' }, 'repeat'],
    ['holding what was given back', [used('a', { state: 'returned' }), used('b')], hold('a'), 'held'],
  ])('%s', (_, uses, event, expected) => expect(outcome(GRANT, uses, event)).toBe(expected));

  test.each<[string, Partial<Grant>, Date, string]>([
    ['before it begins', { startsAt: at(13) }, NOW, 'benefit_not_started'],
    ['at its end', {}, at(24), 'benefit_expired'],
    ['once voided', { voidedAt: at(1) }, NOW, 'benefit_voided'],
  ])('nobody holds it %s', (_, more, now, code) => {
    expect(outcome({ ...GRANT, ...more }, [], hold('a'), now)).toBe(code);
    expect(outcome({ ...GRANT, ...more }, [], { type: 'use', orderId: 'a' }, now)).toBe(code);
  });

  test('what was held in time is used although the grant has ended meanwhile (4.C-freeze)', () => {
    const late = held('a', at(30));
    expect(outcome(GRANT, [late], { type: 'use', orderId: 'a' }, at(25))).toBe('used');
  });

  test('how often in a period counts other grants of the benefit too, and only uses since it began', () => {
    const limit = { times: 1, from: at(10), inPeriod: [used('x', { at: at(11) })] };
    expect(decideUse(GRANT, [], limit, hold('a'), NOW)).toMatchObject({ code: 'benefit_limit' });
    const before = { ...limit, inPeriod: [used('x', { at: at(9) })] };
    expect(decideUse(GRANT, [], before, hold('a'), NOW)).toMatchObject({ kind: 'moved' });
  });
});

const orders = fc.constantFrom('a', 'b', 'c', 'd');
const events: fc.Arbitrary<{ event: BenefitEvent; hours: number }> = fc.record({
  hours: fc.integer({ min: 0, max: 4 }),
  event: fc.oneof(
    fc.record({ type: fc.constant('hold' as const), orderId: orders, until: fc.integer({ min: 0, max: 40 }).map(at) }),
    fc.record({ type: fc.constantFrom('use' as const, 'release' as const, 'return' as const), orderId: orders }),
  ),
});

test('whatever happens in whatever order, never more is taken than there is, and a repeat changes nothing', () => {
  fc.assert(
    fc.property(
      fc.array(events, { maxLength: 30 }),
      fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
      (all, quota) => {
        const grant = { ...GRANT, quota };
        let uses: readonly Use[] = [];
        let now = at(0);
        for (const { event, hours } of all) {
          now = new Date(now.getTime() + hours * 3_600_000);
          const lived = decideUse(grant, uses, null, event, now);
          if (lived.kind !== 'moved') continue;
          uses = [...uses.filter(({ source }) => source !== lived.use.source), lived.use];
          expect(decideUse(grant, uses, null, event, now).kind).toBe(
            event.type === 'hold' && event.until <= now ? 'moved' : 'repeat',
          );
          const taken = uses.filter((use) => isTaking(use, now)).length;
          if (quota !== null) expect(taken).toBeLessThanOrEqual(quota);
          if (quota !== null) expect(leftOf(grant, uses, now)).toBe(quota - taken);
        }
      },
    ),
    { numRuns: 300 },
  );
});
