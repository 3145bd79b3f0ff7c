import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Admission, type Asking, admit, type Decider, standsInAt } from './deciders';
import { type Cost, type Demands, needsOf } from './terms';

const NOW = new Date('2026-11-22T12:00:00Z');
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000);
const person = (label: string, ...roles: string[]): Decider => ({ label, name: label.toUpperCase(), roles });
const asked = (more: Partial<Asking> = {}): Asking => ({
  maker: 'author',
  role: null,
  escalatedAt: null,
  approved: [],
  ...more,
});
const in_ = (stead: string | null = null): Admission => ({ is: 'admitted', for: stead });
const out = (code: Extract<Admission, { is: 'refused' }>['code']): Admission => ({ is: 'refused', code });

describe('who decides', () => {
  test.each<[string, Asking, Decider, Decider[], Admission]>([
    ['anybody but the author', asked(), person('b'), [], in_()],
    ['never the author', asked(), person('author'), [], out('own_request')],
    ['never a stand-in of the author', asked(), person('b'), [person('author')], out('stand_in_of_author')],
    ['nobody twice', asked({ approved: ['b'] }), person('b'), [], out('already_approved')],
    ['a holder of the role', asked({ role: 'finance' }), person('b', 'finance'), [], in_()],
    ['nobody without the role', asked({ role: 'finance' }), person('b'), [], out('other_role')],
    ['in the stead of a holder', asked({ role: 'finance' }), person('b'), [person('c', 'finance')], in_('C')],
    [
      'not in the stead of who has approved',
      asked({ role: 'finance', approved: ['c'] }),
      person('b'),
      [person('c', 'finance')],
      out('other_role'),
    ],
    ['whoever may, once it escalated', asked({ role: 'finance', escalatedAt: NOW }), person('b'), [], in_()],
    ['but not the author, once it escalated', asked({ escalatedAt: NOW }), person('author'), [], out('own_request')],
  ])('%s', (_, request, who, principals, expected) => expect(admit(request, who, principals)).toEqual(expected));

  test('four eyes hold with every constellation of stand-ins: an admitted person is another, and nobody’s hand of the author', () => {
    const label = fc.constantFrom('a', 'b', 'c', 'd');
    const decider = fc.record({ label, name: label, roles: fc.subarray(['finance', 'approver']) });
    const asking = fc.record({
      maker: label,
      role: fc.option(fc.constantFrom('finance', 'approver')),
      escalatedAt: fc.option(fc.constant(NOW)),
      approved: fc.subarray(['a', 'b', 'c', 'd']),
    });
    fc.assert(
      fc.property(asking, decider, fc.array(decider, { maxLength: 3 }), (request, who, principals) => {
        const admission = admit(request, who, principals);
        if (admission.is === 'refused') return;
        expect(who.label).not.toBe(request.maker);
        expect(principals.map((one) => one.label)).not.toContain(request.maker);
        expect(request.approved).not.toContain(who.label);
        const roles = [who, ...principals].flatMap((one) => one.roles);
        expect(request.role === null || request.escalatedAt !== null || roles.includes(request.role)).toBe(true);
      }),
    );
  });
});

test('a time of standing in counts from its start until before its end, or until it was ended', () => {
  const stead = { startsAt: hours(0), endsAt: hours(8), endedAt: null };
  expect([hours(-1), hours(0), hours(7), hours(8)].map((at) => standsInAt(stead, at))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(standsInAt({ ...stead, endedAt: hours(3) }, hours(2))).toBe(true);
  expect(standsInAt({ ...stead, endedAt: hours(3) }, hours(3))).toBe(false);
});

describe('what a request needs', () => {
  const demands: Demands = {
    answerWithinHours: { points: 24, growth: 24, gifts: 48, campaigns: 12, others: 24 },
    role: { points: 'any', growth: 'any', gifts: 'any', campaigns: 'finance', others: 'any' },
    secondAbove: { points: 5_000, growth: null, fen: 1_000_000 },
  };

  test.each<[string, Parameters<typeof needsOf>[0], Cost, 1 | 2, string | null, number]>([
    ['exactly the limit', 'points', { amount: 5_000, unit: 'points' }, 1, null, 24],
    ['above it', 'points', { amount: 5_001, unit: 'points' }, 2, null, 24],
    ['taking as much', 'points', { amount: -5_001, unit: 'points' }, 2, null, 24],
    ['no limit is set', 'growth', { amount: 9_000_000, unit: 'growth' }, 1, null, 24],
    ['a campaign above its limit', 'campaigns', { amount: 1_000_001, unit: 'fen' }, 2, 'finance', 12],
    ['nobody says what it costs', 'campaigns', null, 1, 'finance', 12],
    ['times cost nothing by themselves', 'others', { amount: 1_000_000_000, unit: 'times' }, 1, null, 24],
    ['a gift that was held', 'gifts', null, 1, null, 48],
  ])('%s', (_, sort, cost, approvers, role, within) =>
    expect(needsOf(sort, cost, demands, NOW)).toEqual({ approvers, role, dueAt: hours(within) }),
  );
});
