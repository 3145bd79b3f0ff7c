import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decisionsOf } from '@/lib/decisions';
import { closeDatabase, pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { localAt } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import { benefitCandidates } from './candidates';
import { usesOfGrants } from './store/uses';
import { givenBenefit, givenGrant, givenMembers } from './testing/grants';
import { applyBenefitEvent } from './use/apply';
import { loadBenefitWork } from './use/load';
import { saveBenefitWork } from './use/save';
import type { BenefitRef, OrderBenefitEvent } from './use/work';

const NOW = localAt('2026-11-22T12:00');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

/** What became of one event in a transaction of its own. */
const live = (ref: BenefitRef, event: OrderBenefitEvent, now = NOW) =>
  withTransaction(async (db) => {
    const work = await loadBenefitWork(db, [ref], now);
    const move = applyBenefitEvent(work, ref, event);
    await saveBenefitWork(db, work);
    return move.kind === 'refused' ? move.code : move.kind;
  });

const hold = (orderId: string, until = later(30)) => ({ type: 'hold', orderId, until }) as const;
const use = (orderId: string, amount = 0) => ({ type: 'use', orderId, said: { amount, channel: 'web' } }) as const;
const giveBack = (orderId: string) => ({ type: 'return', orderId }) as const;
const refOf = ({ memberId, id }: { memberId: string; id: string }): BenefitRef => ({ memberId, grantId: id });
const usedOf = async (ref: BenefitRef) =>
  (await pool().query('SELECT "used" FROM "BenefitGrant" WHERE "id" = $1', [ref.grantId])).rows[0]?.used;

async function given(quota: number | null, more: Parameters<typeof givenBenefit>[0] = {}) {
  const [memberId = ''] = await givenMembers(1);
  const benefit = await givenBenefit(more);
  const ref = refOf(await givenGrant(memberId, benefit, { quota }));
  return { memberId, benefit, ref };
}

describe('the life of a use', () => {
  test('one that is held, used and returned is a record, counted, and kept as decisions', async () => {
    const { memberId, ref } = await given(2);
    const order = newId();
    expect([await live(ref, hold(order)), await live(ref, hold(order))]).toEqual(['moved', 'repeat']);
    expect(await usedOf(ref)).toBe(0);
    expect([await live(ref, use(order, 800)), await live(ref, use(order, 800))]).toEqual(['moved', 'repeat']);
    expect(await usedOf(ref)).toBe(1);
    const [record] = await usesOfGrants(pool(), [{ memberId, id: ref.grantId }]);
    expect(record).toMatchObject({
      source: order,
      state: 'used',
      amount: 800,
      cost: 800,
      channel: 'web',
      way: 'order',
    });
    expect([await live(ref, giveBack(order)), await live(ref, giveBack(order))]).toEqual(['moved', 'repeat']);
    expect(await usedOf(ref)).toBe(0);
    const kept = await decisionsOf(pool(), memberId, null, 2);
    expect(kept.map(({ reasons }) => reasons[0]?.code)).toEqual(['benefit_returned', 'benefit_used']);
  });

  test('of 20 orders that want the last time at once exactly one gets it', async () => {
    const { ref } = await given(1);
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => live(ref, hold(newId()))));
    expect(outcomes.filter((outcome) => outcome === 'moved')).toHaveLength(1);
    expect(new Set(outcomes)).toEqual(new Set(['moved', 'benefit_used_up']));
  });

  test('in one set the second of two orders sees what the first took', async () => {
    const { ref } = await given(1);
    const codes = await withTransaction(async (db) => {
      const work = await loadBenefitWork(db, [ref], NOW);
      const moves = [newId(), newId()].map((order) => applyBenefitEvent(work, ref, hold(order)));
      await saveBenefitWork(db, work);
      return moves.map((move) => (move.kind === 'refused' ? move.code : move.kind));
    });
    expect(codes).toEqual(['moved', 'benefit_used_up']);
  });

  test('a hold that has run out frees its time for another, and its own order finds nothing left', async () => {
    const { ref } = await given(1);
    const [first, second] = [newId(), newId()];
    await live(ref, hold(first));
    expect(await live(ref, hold(second), later(29))).toBe('benefit_used_up');
    expect(await live(ref, hold(second, later(60)), later(30))).toBe('moved');
    expect(await live(ref, use(first), later(31))).toBe('benefit_used_up');
    expect(await live(ref, use(second), later(31))).toBe('moved');
  });

  test('a time that comes back goes to the period in which it was used; when that is over it has expired with it (4.D.6)', async () => {
    const { memberId, benefit } = await given(null);
    const monthEnd = localAt('2026-12-01');
    const november = await givenGrant(memberId, benefit, { quota: 1, period: 'month:2026-11', endsAt: monthEnd });
    const december = await givenGrant(memberId, benefit, { quota: 1, period: 'month:2026-12', startsAt: monthEnd });
    const [ref, next] = [refOf(november), refOf(december)];
    const order = newId();
    await live(ref, use(order));
    expect(await live(ref, giveBack(order), later(1))).toBe('moved');
    expect(await live(ref, use('again'), later(2))).toBe('moved');
    const after = new Date(monthEnd.getTime() + 1);
    expect(await live(ref, giveBack('again'), after)).toBe('moved');
    expect(await live(ref, use('late'), after)).toBe('benefit_expired');
    expect([await live(next, use('a'), after), await live(next, use('b'), after)]).toEqual([
      'moved',
      'benefit_used_up',
    ]);
  });

  test('how often a day counts all grants of the benefit', async () => {
    const { memberId, benefit, ref } = await given(3, { limit: { times: 1, per: 'day' } });
    const other = refOf(await givenGrant(memberId, benefit, { quota: 3 }));
    await live(ref, use('a'));
    expect(await live(other, use('b'))).toBe('benefit_limit');
    expect(await live(other, use('b'), localAt('2026-11-23'))).toBe('moved');
  });

  test('somebody else’s grant is as unknown as none', async () => {
    const { ref } = await given(1);
    const [stranger = ''] = await givenMembers(1);
    expect(await live({ memberId: stranger, grantId: ref.grantId }, hold(newId()))).toBe('benefit_not_found');
  });
});

describe('what pricing is told', () => {
  const asked = (memberId: string, at = NOW) => ({ memberId, at, storeCode: null, channel: 'web' });

  test('one candidate for each benefit: of its grants the one that ends first and has times left', async () => {
    const { memberId, benefit } = await given(1);
    const soon = await givenGrant(memberId, benefit, { quota: 1, endsAt: later(600) });
    const sooner = await givenGrant(memberId, benefit, { quota: 1, endsAt: later(60) });
    const [first, ...rest] = await benefitCandidates(pool(), asked(memberId));
    expect(rest).toEqual([]);
    expect(first).toMatchObject({ grantId: sooner.id, left: 1, blocked: null, effect: { offer: 'free_freight' } });
    await live(refOf(sooner), use('a'));
    expect((await benefitCandidates(pool(), asked(memberId)))[0]?.grantId).toBe(soon.id);
  });

  test('one that is used up, or not for this channel, comes with the reason', async () => {
    const { memberId, ref } = await given(1);
    await live(ref, use('a'));
    expect((await benefitCandidates(pool(), asked(memberId)))[0]?.blocked?.code).toBe('benefit_used_up');
    const other = await given(1, { channels: ['pos'] });
    expect((await benefitCandidates(pool(), asked(other.memberId)))[0]?.blocked?.code).toBe('benefit_wrong_channel');
  });

  test('a right is nothing for pricing, and what has ended is not told', async () => {
    const right = await given(null, { kind: 'service_right', params: { service: 'priority_dispatch' } });
    expect(await benefitCandidates(pool(), asked(right.memberId))).toEqual([]);
    const { memberId, benefit } = await given(1, {});
    await pool().query('DELETE FROM "BenefitGrant" WHERE "memberId" = $1', [memberId]);
    await givenGrant(memberId, benefit, { endsAt: NOW });
    expect(await benefitCandidates(pool(), asked(memberId))).toEqual([]);
  });
});
