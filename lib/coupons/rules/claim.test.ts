import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aTerms } from '../testing/terms';
import { type ClaimFacts, decideClaim, type Had, phaseOf } from './claim';

const NOW = new Date('2026-11-22T04:00:00Z');
const NOTHING: Had = { total: 0, today: 0 };

type More = Partial<Omit<ClaimFacts, 'terms'>> & { readonly terms?: Parameters<typeof aTerms>[0] };

const facts = ({ terms, ...more }: More = {}): ClaimFacts => ({
  terms: aTerms(terms),
  state: 'live',
  way: 'claim',
  claimer: { registeredAt: new Date('2026-01-01T00:00:00Z'), status: 'active', levelCode: 'gold' },
  had: NOTHING,
  stock: { total: 10, issued: 0 },
  now: NOW,
  zone: 'Asia/Shanghai',
  ...more,
});
const claimer = (more: Partial<ClaimFacts['claimer']>) => ({ ...facts().claimer, ...more });

test.each<[string, More, string]>([
  ['a live batch', {}, 'yes'],
  ['a draft', { state: 'draft' }, 'not_open'],
  ['a paused batch', { state: 'paused' }, 'not_open'],
  ['a moment before it opens', { terms: { claimFrom: new Date(NOW.getTime() + 1) } }, 'not_open'],
  ['as it opens', { terms: { claimFrom: NOW } }, 'yes'],
  ['as it closes', { terms: { claimTo: NOW } }, 'not_open'],
  ['a moment before it closes', { terms: { claimTo: new Date(NOW.getTime() + 1) } }, 'yes'],
  ['one that is only given', { terms: { isOpen: false } }, 'not_open'],
  ['one that is only given, by somebody', { terms: { isOpen: false }, way: 'give' }, 'yes'],
  ['a frozen member', { claimer: claimer({ status: 'frozen' }) }, 'not_eligible'],
  ['another level', { terms: { audience: { levels: ['black'] } } }, 'not_eligible'],
  ['the level', { terms: { audience: { levels: ['black', 'gold'] } } }, 'yes'],
  ['another level, by somebody', { terms: { audience: { levels: ['black'] } }, way: 'give' }, 'yes'],
  [
    'an old member of a newcomers’ batch',
    { terms: { audience: { levels: [], joinedWithinDays: 30 } } },
    'not_eligible',
  ],
  [
    'a newcomer, by the wall clock of the last day',
    {
      terms: { audience: { levels: [], joinedWithinDays: 30 } },
      claimer: claimer({ registeredAt: new Date(NOW.getTime() - 30 * 86_400_000 + 1) }),
    },
    'yes',
  ],
  [
    'a newcomer no more',
    {
      terms: { audience: { levels: [], joinedWithinDays: 30 } },
      claimer: claimer({ registeredAt: new Date(NOW.getTime() - 30 * 86_400_000) }),
    },
    'not_eligible',
  ],
  ['one before the limit', { terms: { perMember: 2 }, had: { total: 1, today: 0 } }, 'yes'],
  ['at the limit', { terms: { perMember: 2 }, had: { total: 2, today: 0 } }, 'limit_reached'],
  ['at the limit, by somebody', { way: 'give', had: { total: 1, today: 0 } }, 'limit_reached'],
  ['today’s limit', { terms: { perMember: null, perDay: 1 }, had: { total: 1, today: 1 } }, 'limit_reached'],
  ['yesterday’s limit', { terms: { perMember: null, perDay: 1 }, had: { total: 1, today: 0 } }, 'yes'],
  ['the last one', { stock: { total: 10, issued: 9 } }, 'yes'],
  ['none left', { stock: { total: 10, issued: 10 } }, 'sold_out'],
  ['none left, by a code that has its piece', { stock: { total: 10, issued: 10 }, way: 'code' }, 'yes'],
  ['without end', { stock: { total: null, issued: 1_000_000 } }, 'yes'],
  [
    'a limit before the stock: what is wrong with me is told first',
    { stock: { total: 1, issued: 1 }, had: { total: 1, today: 0 } },
    'limit_reached',
  ],
])('claims of %s', (_, more, expected) => {
  const decision = decideClaim(facts(more));
  expect(decision.allowed ? 'yes' : decision.code).toBe(expected);
});

test('however often and on whatever days somebody claims, he has at most what the limits say', () => {
  const days = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 40 });
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 3 }), (given, perMember, perDay) => {
      let had = NOTHING;
      const got = new Map<string, number>();
      for (const number of given.toSorted()) {
        const day = `2026-11-0${number}`;
        const onDay = { total: had.total, today: got.get(day) ?? 0 };
        const decision = decideClaim(facts({ terms: { perMember, perDay }, had: onDay }));
        if (!decision.allowed) continue;
        had = decision.had;
        got.set(day, (got.get(day) ?? 0) + 1);
      }
      const wanted = [1, 2, 3, 4, 5].map((number) => Math.min(perDay, given.filter((one) => one === number).length));
      expect(had.total).toBe(
        Math.min(
          perMember,
          wanted.reduce((sum, one) => sum + one, 0),
        ),
      );
      for (const times of got.values()) expect(times).toBeLessThanOrEqual(perDay);
    }),
  );
});

test.each([
  ['live', null, 5, 'live'],
  ['live', NOW, 5, 'ended'],
  ['live', NOW, 0, 'ended'],
  ['live', null, 0, 'exhausted'],
  ['live', null, null, 'live'],
  ['paused', NOW, 0, 'paused'],
])('a %s batch that closes at %s with %s left is %s', (state, claimTo, left, phase) => {
  expect(phaseOf(state, { claimTo }, left, NOW)).toBe(phase);
});
