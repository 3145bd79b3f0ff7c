import { batchOfCode, processClaimsIn } from '@/lib/coupons';
import { must } from '@/lib/kernel/assert';
import { barredBy, boundsText } from '@/lib/kernel/bounds';
import { addDays } from '@/lib/kernel/day';
import { Refusal } from '@/lib/kernel/refusal';
import { lockMemberWork, memberNamed } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { processSpendingIn } from '@/lib/points';
import { effectOf } from '../candidates';
import { grantIn } from '../grant/process';
import { termsOfGrant } from '../in-force';
import type { BenefitEffect } from '../kind';
import { addExchange, type ExchangeRow, exchangesOf } from '../store/exchanges';
import { type GrantRow, grantNamed } from '../store/grants';
import { benefitBook } from '../store/versions';
import { applyBenefitEvent } from '../use/apply';
import { spendForUse } from '../use/budget';
import { loadBenefitWork } from '../use/load';
import { saveBenefitWork } from '../use/save';
import { exchangeSource, spentOn } from './names';

/** Who exchanges points by which of his grants; the key names the exchange, so that a second tap is the same one. */
export type ExchangeAsk = {
  readonly memberId: string;
  readonly grantId: string;
  readonly key: string;
  readonly actor: string;
};

/** The exchange, and the grant as it then is. */
export type Exchanged = { readonly isRepeat: boolean; readonly grant: GrantRow; readonly exchange: ExchangeRow };

type Effect = Extract<BenefitEffect, { as: 'exchange' }>;

/**
 * Exchanges points by a benefit (积分兑换, S0-3.1) in the caller's transaction: points spent, one time of the grant used, and
 * what it gives laid into the wallet or granted; all of it or nothing. The member's lock lets one after the other through.
 */
export async function exchangeIn(db: Db, ask: ExchangeAsk, now: Date): Promise<Exchanged> {
  const locked = await lockMemberWork(db, [ask.memberId], []);
  const memberId = memberNamed(locked, ask.memberId);
  if (memberId === null) throw new Refusal('member_not_found', {}, 404);
  const name = { memberId, grantId: ask.grantId };
  const [grant, before, settings] = await Promise.all([grantNamed(db, name), exchangesOf(db, [name]), program(db)]);
  if (grant === null) throw new Refusal('benefit_not_found', {}, 404);
  const source = exchangeSource(ask.key);
  const known = before.find((one) => one.source === source);
  if (known !== undefined) return { isRepeat: true, grant, exchange: known };
  if (locked.members.get(memberId)?.status === 'frozen') throw new Refusal('member_frozen', {});
  const terms = termsOfGrant(await benefitBook(db, settings), grant);
  if (terms === null) throw new Refusal('benefit_withdrawn', {});
  const effect = effectOf(terms, grant.level);
  if (effect?.as !== 'exchange') throw new Refusal('benefit_not_exchanged', { kind: terms.kind });
  // Its stores and channels are where what it gives is used; exchanged it is wherever the member is.
  const barred = barredBy(
    { ...terms, stores: [], channels: [] },
    { storeCode: null, channel: null },
    now,
    settings.zone,
  );
  if (barred !== null) throw new Refusal(barred.code, barred.facts);

  // Lock order: member, account, grants, batch, budgets (4.F).
  const spendId = await spend(db, ask, memberId, effect.points, terms.name.zh, now);
  const work = await loadBenefitWork(db, [name], now);
  const moved = applyBenefitEvent(work, name, { type: 'use', orderId: source, said: { way: 'exchange' } });
  if (moved.kind === 'refused') throw new Refusal(moved.code, moved.facts);
  await saveBenefitWork(db, work);
  const about = { memberId, key: `exchange:${grant.id}:${ask.key}`, now };
  const given =
    effect.gives === 'coupon'
      ? await giveCoupons(db, effect, { ...about, bounds: boundsText(terms) })
      : await giveTimes(db, effect, about);
  const { points, gives, returnDays } = effect;
  const backUntil = returnDays === 0 ? null : addDays(now, returnDays, settings.zone);
  const exchange = { ...name, source, points, spendId, gives, given, at: now, backUntil, backAt: null };
  await addExchange(db, exchange);
  if (moved.use !== null) await spendForUse(db, moved.use, terms.cost.budget, work);
  return { isRepeat: false, grant: moved.grant, exchange };
}

async function spend(db: Db, ask: ExchangeAsk, memberId: string, points: number, note: string, now: Date) {
  const source = spentOn(ask.grantId, exchangeSource(ask.key));
  const [outcome] = await processSpendingIn(
    db,
    [{ kind: 'spend', memberId, actor: ask.actor, points, note, source }],
    now,
  );
  const spent = must(outcome, 'an outcome of the spend');
  if (!spent.ok) {
    const { code, facts, status } = spent.refusal;
    throw new Refusal(code, { points, ...facts }, status);
  }
  return must(spent.value.kind === 'entry' ? spent.value.entry.id : undefined, 'the line of a spend');
}

type About = { readonly memberId: string; readonly key: string; readonly now: Date };
type Bound = About & { readonly bounds: string | null };

async function giveCoupons(db: Db, { what, count }: Effect, { memberId, key, now, bounds }: Bound): Promise<string[]> {
  const batchId = await batchOfCode(db, what);
  if (batchId === null) throw new Refusal('benefit_without_batch', { batch: what });
  const asks = Array.from({ length: count }, (_, nth) => ({
    memberId,
    batchId,
    key: `${key}:${nth + 1}`,
    way: 'give' as const,
    from: {},
    bounds,
  }));
  return (await processClaimsIn(db, asks, now)).map((outcome) => {
    if (!outcome.ok) throw outcome.refusal;
    return outcome.value.copy.id;
  });
}

async function giveTimes(db: Db, { what, count }: Effect, { memberId, key, now }: About): Promise<string[]> {
  const ask = { memberId, benefit: what, source: 'exchange' as const, key, at: now, times: count };
  return (await grantIn(db, [ask], now)).map((outcome) => {
    if (!outcome.ok) throw outcome.refusal;
    return outcome.value.grant.id;
  });
}
