import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { must } from '@/lib/kernel/assert';
import { postClawback } from '../post/clawback';
import { postCredit } from '../post/credit';
import { postExpiry } from '../post/expire';
import { type OpenSpend, postReturn } from '../post/return';
import { postSpend } from '../post/spend';
import { histories, runHistory } from '../testing/history';
import { differences } from '../testing/laws';
import { accountOfOne as account, MEMBER, posting, told } from '../testing/one-member';
import { hour, MEMBERS } from '../testing/world';
import { ledgerWork } from '../work';

// HISTORY_RUNS=10000 is what a release is held against; each history takes about a millisecond.
const numRuns = Number(process.env.HISTORY_RUNS ?? 1_000);
vi.setConfig({ testTimeout: 30_000 + numRuns * 20 });
test.each(['ALLOW_DEBT', 'CLAMP', 'PENDING_ONLY'] as const)(
  'in random histories under %s lots less debt are the balance, which is the replay; nothing ended is taken (4.A)',
  (policy) => {
    fc.assert(
      fc.property(histories, (history) => {
        const { work, faults } = runHistory(history, policy);
        expect(faults).toEqual([]);
        for (const memberId of MEMBERS) expect(differences(work, memberId)).toEqual([]);
        if (policy !== 'ALLOW_DEBT')
          expect(work.entries.some(({ type, debtDelta }) => type === 'CLAWBACK' && debtDelta > 0)).toBe(false);
      }),
      { numRuns },
    );
  },
);

test('a refund in n parts leaves the same book as one in full (4.A.11)', () => {
  const parts = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(parts, fc.nat(400), fc.nat(400), fc.constantFrom(5, 50, 500), (amounts, other, spent, life) => {
      const total = amounts.reduce((sum, amount) => sum + amount, 0);
      const after = (split: readonly number[]) => {
        const work = ledgerWork([]);
        postCredit(work, posting(total, hour(0), 'a'), { activatesAt: hour(20), expiresAt: hour(20 + life) });
        if (other > 0)
          postCredit(work, posting(other, hour(0), 'b', { type: 'order', id: 'p' }), {
            activatesAt: hour(0),
            expiresAt: null,
          });
        if (spent > 0) postSpend(work, posting(Math.min(spent, Math.max(1, other)), hour(30), 's'));
        split.forEach((amount, part) => {
          postClawback(work, posting(amount, hour(40), `c${part}`), { type: 'order', id: 'o' });
        });
        return told(work);
      };
      expect(after(amounts)).toEqual(after([total]));
    }),
    { numRuns },
  );
});

test('independent orders with their refunds give the same book in any order of arrival', () => {
  const orders = fc.array(
    fc.record({
      amount: fc.integer({ min: 10, max: 90 }),
      back: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 3 }),
    }),
    {
      minLength: 2,
      maxLength: 6,
    },
  );
  fc.assert(
    fc.property(orders, fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), fc.boolean(), (given, luck, withJob) => {
      const arrive = (shuffle: boolean) => {
        const work = ledgerWork([]);
        const queues = given.map(({ amount, back }, index) => [
          () =>
            void postCredit(work, posting(amount, hour(index), `e${index}`, { type: 'order', id: `${index}` }), {
              activatesAt: hour(index + 5),
              expiresAt: hour(index + 100),
            }),
          ...back.map((points, part) => () => {
            postClawback(work, posting(points, hour(index + 50), `c${index}-${part}`), {
              type: 'order',
              id: `${index}`,
            });
          }),
        ]);
        let turn = 0;
        while (queues.some((queue) => queue.length > 0)) {
          const open = queues.filter((queue) => queue.length > 0);
          const at = shuffle ? (luck[turn % luck.length] ?? 0) % open.length : 0;
          must(open[at]?.shift(), 'a step')();
          // The job may run at any moment between late arrivals: expiry is a condition at the entry's own time.
          if (shuffle && withJob && turn % 3 === 2)
            postExpiry(work, MEMBER, hour(1_000), { actor: 'job', now: hour(1_000) });
          turn++;
        }
        postExpiry(work, MEMBER, hour(1_000), { actor: 'job', now: hour(1_000) });
        return told(work);
      };
      expect(arrive(true)).toEqual(arrive(false));
    }),
    { numRuns },
  );
});

test('spent points that come back in n parts are where they were, with the same ends (4.A.9)', () => {
  const lots = fc.array(
    fc.record({ points: fc.integer({ min: 1, max: 50 }), life: fc.integer({ min: 10, max: 400 }) }),
    { minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(lots, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 }), (opened, parts) => {
      const work = ledgerWork([]);
      opened.forEach(({ points, life }, index) => {
        postCredit(work, posting(points, hour(0), `e${index}`, { type: 'order', id: `${index}` }), {
          activatesAt: hour(0),
          expiresAt: hour(life),
        });
      });
      const before = told(work);
      const total = Math.min(
        account(work).balance,
        parts.reduce((sum, part) => sum + part, 0),
      );
      const spent = postSpend(work, posting(total, hour(1), 's'));
      if (!spent.ok) throw spent.refusal;
      let outstanding: OpenSpend['outstanding'] = spent.value.moves.map(({ lotId, delta }) => ({
        lotId,
        points: -delta,
      }));
      let left = total;
      for (const [index, part] of parts.entries()) {
        const points = Math.min(part, left);
        if (points === 0) break;
        const spend = { entryId: spent.value.entry.id, outstanding };
        const asked = { spend, occasion: `${index}`, reopenUntil: hour(900) };
        outstanding = postReturn(work, posting(points, hour(2), 'r'), asked).outstanding;
        left -= points;
      }
      expect(outstanding).toEqual([]);
      expect(left).toBe(0);
      expect(told(work)).toEqual(before);
    }),
    { numRuns },
  );
});
