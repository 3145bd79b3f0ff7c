import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { postClawback } from '../post/clawback';
import { postCredit } from '../post/credit';
import { postExpiry } from '../post/expire';
import { postSpend } from '../post/spend';
import { accountOfOne, MEMBER, posting, told } from '../testing/one-member';
import { hour } from '../testing/world';
import { type LedgerWork, ledgerWork } from '../work';
import { computeHoldings } from './holdings';

const numRuns = Number(process.env.HISTORY_RUNS ?? 1_000);
vi.setConfig({ testTimeout: 30_000 + numRuns * 20 });
const REFUNDED = 40;

const laterCredits = fc.array(
  fc.record({
    amount: fc.integer({ min: 1, max: 80 }),
    passed: fc.nat(30),
    wait: fc.constantFrom(0, 5, 40),
    life: fc.constantFrom(1, 30, 300),
  }),
  { maxLength: 7 },
);

test('a refund that leaves a debt gives the same book whenever it arrives, also after credits that ended (4.A.10)', () => {
  const parts = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(parts, fc.nat(100), laterCredits, fc.nat(7), fc.boolean(), (amounts, used, credits, at, withJob) => {
      const total = amounts.reduce((sum, amount) => sum + amount, 0);
      const arriveAt = (place: number, job: boolean) => {
        const work = ledgerWork([]);
        postCredit(work, posting(total, hour(0), 'a'), { activatesAt: hour(0), expiresAt: hour(500) });
        postSpend(work, posting(Math.max(1, Math.ceil((total * used) / 100)), hour(1), 's'));
        let clock = 2;
        credits.forEach(({ amount, passed, wait, life }, index) => {
          if (index === place) refund(work);
          clock += passed;
          // The first credits are there before the refund's own time, and still wait then.
          const from = clock <= REFUNDED ? REFUNDED + 1 + wait : clock + wait;
          postCredit(work, posting(amount, hour(clock), `e${index}`, { type: 'order', id: `${index}` }), {
            activatesAt: hour(from),
            expiresAt: hour(from + life),
          });
          if (job) postExpiry(work, MEMBER, hour(clock), { actor: 'job', now: hour(clock) });
        });
        if (place >= credits.length) refund(work);
        postExpiry(work, MEMBER, hour(clock), { actor: 'job', now: hour(clock) });
        return told(work);
      };
      const refund = (work: LedgerWork) =>
        amounts.forEach((amount, part) => {
          postClawback(work, posting(amount, hour(REFUNDED), `c${part}`), { type: 'order', id: 'o' });
        });
      let clock = 2;
      const before = credits.filter(({ passed }) => {
        clock += passed;
        return clock <= REFUNDED;
      });
      const place = before.length;
      expect(arriveAt(Math.max(place, at), withJob)).toEqual(arriveAt(place, false));
    }),
    { numRuns },
  );
});

test('credits and refunds in any order of arrival leave the same balance, as lots or as debt', () => {
  fc.assert(
    fc.property(laterCredits, fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), (credits, luck) => {
      const arrive = (isShuffled: boolean) => {
        const work = ledgerWork([]);
        const total = credits.reduce((sum, { amount }) => sum + amount, 1);
        postCredit(work, posting(total, hour(0), 'a'), { activatesAt: hour(0), expiresAt: null });
        postSpend(work, posting(total, hour(1), 's'));
        const refund = () =>
          void postClawback(work, posting(Math.ceil(total / 2), hour(10), 'c'), { type: 'order', id: 'o' });
        const steps = credits.map(({ amount, wait }, index) => () => {
          const source = { type: 'order', id: `${index}` };
          const life = { activatesAt: hour(index * 4 + wait), expiresAt: null };
          postCredit(work, posting(amount, hour(index * 4), `e${index}`, source), life);
          postClawback(work, posting(Math.ceil(amount / 2), hour(index * 4 + 3), `b${index}`, source), source);
        });
        const order = [...steps, refund].map((step, index) => ({
          step,
          luck: isShuffled ? (luck[index] ?? 0) : index,
        }));
        for (const { step } of order.sort((a, b) => a.luck - b.luck)) step();
        const { balance, debt, lots } = accountOfOne(work);
        expect(lots.reduce((sum, { remaining }) => sum + remaining, 0) - debt).toBe(balance);
        return balance;
      };
      expect(arrive(true)).toEqual(arrive(false));
    }),
    { numRuns },
  );
});

test('what waits for another order is not touched: it becomes active beside the debt (4.A.4, 4.A.10)', () => {
  const work = ledgerWork([]);
  const waiting = { type: 'order', id: 'waiting' };
  postCredit(work, posting(100, hour(0), 'a'), { activatesAt: hour(0), expiresAt: null });
  postSpend(work, posting(100, hour(1), 's'));
  postCredit(work, posting(300, hour(2), 'b', waiting), { activatesAt: hour(50), expiresAt: null });
  postClawback(work, posting(100, hour(3), 'c'), { type: 'order', id: 'o' });
  const account = accountOfOne(work);
  expect(account).toMatchObject({ balance: 200, debt: 100 });
  expect(computeHoldings(account, hour(3))).toMatchObject({ available: 0, pending: 300, debt: 100 });
  expect(computeHoldings(account, hour(50))).toMatchObject({ available: 200, pending: 0, debt: 100 });
});
