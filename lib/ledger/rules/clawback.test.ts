import { expect, test } from 'vitest';
import { postClawback } from '../post/clawback';
import { postCredit } from '../post/credit';
import { openHold } from '../post/hold';
import { postMerge, postSplit } from '../post/merge';
import { postSpend } from '../post/spend';
import { differences } from '../testing/laws';
import { hour, MEMBERS } from '../testing/world';
import { accountOf, type LedgerWork, ledgerWork } from '../work';
import { emptyAccount } from './book';
import { decideClawback } from './clawback';
import { computeHoldings } from './holdings';

const [MEMBER, OTHER] = MEMBERS;
const order = (id: string) => ({ type: 'order', id });
const said = (amount: number, at: number, id: string, memberId: string = MEMBER) => ({
  memberId,
  asset: 'points' as const,
  amount,
  key: `${at}:${id}`,
  source: order(id),
  rule: 'test',
  reason: 'test',
  detail: {},
  actor: 'test',
  occurredAt: hour(at),
  now: hour(at),
});
const credit = (work: LedgerWork, amount: number, at: number, id: string, activeAt = at) =>
  postCredit(work, said(amount, at, id), { activatesAt: hour(activeAt), expiresAt: hour(1_000) });
const clawBackA = (work: LedgerWork) => postClawback(work, said(100, 10, 'claw'), order('A'));
const holdings = (work: LedgerWork, at: number) => {
  const { available, pending, debt } = computeHoldings(accountOf(work, MEMBER, 'points'), hour(at));
  return { available, pending, debt };
};

/** A book in which the points of order A are spent. */
function givenSpent(): LedgerWork {
  const work = ledgerWork([]);
  credit(work, 100, 0, 'A');
  expect(postSpend(work, said(100, 1, 'spend')).ok).toBe(true);
  return work;
}

test.each<[string, (work: LedgerWork) => void]>([
  [
    'before the next credit',
    (work) => {
      clawBackA(work);
      credit(work, 300, 20, 'B');
    },
  ],
  [
    'late, after the next credit',
    (work) => {
      credit(work, 300, 20, 'B');
      clawBackA(work);
    },
  ],
])('a refund that comes %s leaves 200 points to spend and nothing owed (4.A.10)', (_, happen) => {
  const work = givenSpent();
  happen(work);
  expect(holdings(work, 30)).toEqual({ available: 200, pending: 0, debt: 0 });
  expect(differences(work, MEMBER)).toEqual([]);
  expect(postSpend(work, said(1, 30, 'one')).ok).toBe(true);
  const asked = { memberId: MEMBER, points: 199, key: 'h', source: order('h'), reason: '', actor: 'test' };
  expect(openHold(work, { ...asked, heldAt: hour(30), endsAt: hour(40) }).ok).toBe(true);
});

test('what waits for another order stays: the rest is owed, blocks spending, and the next credit pays it', () => {
  const work = givenSpent();
  credit(work, 130, 5, 'B', 20);
  clawBackA(work);
  expect(holdings(work, 11)).toEqual({ available: 0, pending: 130, debt: 100 });
  expect(holdings(work, 30)).toEqual({ available: 30, pending: 0, debt: 100 });
  expect(postSpend(work, said(1, 30, 'one'))).toMatchObject({ ok: false, refusal: { code: 'points_in_debt' } });
  credit(work, 100, 31, 'C', 50);
  expect(holdings(work, 31)).toEqual({ available: 130, pending: 0, debt: 0 });
});

test('under CLAMP points that wait for another order stay', () => {
  const work = givenSpent();
  credit(work, 300, 5, 'B', 20);
  expect(postClawback(work, said(100, 10, 'claw'), order('A'), 'CLAMP')).toMatchObject({ taken: 0, waived: 100 });
  expect(holdings(work, 30)).toEqual({ available: 300, pending: 0, debt: 0 });
});

test('debt that meets points when a merge is undone is paid by them', () => {
  const work = ledgerWork([]);
  credit(work, 50, 0, 'A');
  const about = { ...said(1, 1, 'merge'), from: MEMBER, to: OTHER };
  const merged = postMerge(work, 'points', about);
  if (!merged.ok) throw merged.refusal;
  clawBackA(work);
  expect(holdings(work, 11)).toEqual({ available: 0, pending: 0, debt: 100 });
  postSplit(work, 'points', { ...about, occurredAt: hour(12) }, { carried: merged.value.carried, balance: 50 });
  expect(holdings(work, 12)).toEqual({ available: 0, pending: 0, debt: 50 });
  for (const member of MEMBERS) expect(differences(work, member)).toEqual([]);
});

test('a write-off that a late clawback undid in a merge is not undone again after the split, nor counted', () => {
  const work = ledgerWork([]);
  postCredit(work, said(100, 0, 'A'), { activatesAt: hour(0), expiresAt: hour(12) });
  const about = { ...said(1, 13, 'merge'), from: MEMBER, to: OTHER };
  const merged = postMerge(work, 'points', about);
  if (!merged.ok) throw merged.refusal;
  postClawback(work, said(30, 11, 'late', OTHER), order('A'));
  postSplit(work, 'points', { ...about, occurredAt: hour(14) }, { carried: merged.value.carried, balance: 0 });
  const expiredOf = (member: string) => accountOf(work, member, 'points').expired;
  expect(MEMBERS.map(expiredOf)).toEqual([70, 0]);
  expect(postClawback(work, said(80, 11, 'later'), order('A'))).toMatchObject({ taken: 80, debt: 10 });
  expect(expiredOf(MEMBER)).toBe(0);
  for (const member of MEMBERS) expect(differences(work, member)).toEqual([]);
});

test('growth is taken as far as it is there, and the rest is waived (4.A.10)', () => {
  const account = { ...emptyAccount(MEMBER, 'growth'), balance: 50, earned: 200 };
  const asked = { amount: 200, source: order('A'), at: hour(1), policy: 'ALLOW_DEBT' as const };
  expect(decideClawback(account, asked)).toMatchObject({
    taken: 50,
    waived: 150,
    change: { account: { balance: 0, earned: 200 }, debtDelta: 0 },
  });
  expect(decideClawback({ ...account, balance: 0 }, asked)).toMatchObject({ taken: 0, waived: 200 });
});
