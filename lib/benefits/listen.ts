import { z } from 'zod';
import { type Condition, judge } from '@/lib/kernel/condition';
import { levelSchemes, schemeAt } from '@/lib/levels';
import { type Db, pool, withTransaction } from '@/lib/platform/db';
import { inSets, type Listener } from '@/lib/platform/outbox-drain';
import { type Program, program } from '@/lib/platform/program';
import type { GrantAsk } from './grant/asks';
import { grantIn } from './grant/process';
import { type BenefitInForce, benefitsInForce } from './in-force';
import { bringsPack, levelsPassed, packKey } from './rules/entered';
import type { GiveOn } from './rules/give-on';

type Giving<O extends GiveOn['on']> = BenefitInForce & { readonly rule: Extract<GiveOn, { readonly on: O }> };

const Reached = z.object({ from: z.string().nullable(), to: z.string().nullable() });
const Settled = z.object({
  orderId: z.string(),
  goods: z.number().default(0),
  channel: z.string().nullable().default(null),
  storeCode: z.string().nullable().default(null),
});
const Enrolled = z.object({ isReturning: z.boolean().default(false) });
const Recorded = z.object({ eventId: z.string(), type: z.string() });

/** Grants what comes with joining, and what the first level gets in the running periods (S0-3.3). */
export const grantOnEnrolled: Listener = async ({ memberId, payload, at }) => {
  const now = new Date();
  const { force } = await inForceNow(pool(), now);
  // Who closed an account under the same mobile before had what newcomers get (4.K).
  const { isReturning } = Enrolled.parse(payload);
  const joined = (isReturning ? [] : giving(force, 'registration')).map(({ code }) => ({
    memberId,
    benefit: code,
    source: 'registration' as const,
    key: 'registration',
    // Dated at the event: what would have ended by now, as with history that is imported, is not given.
    at: pastAt(at, now),
  }));
  await grant([...joined, ...periodAsks(force, memberId, now)], now);
};

/**
 * Grants what a level brings: its packs, once ever for each level, those passed on the way too unless a pack says
 * otherwise, and the difference of what the running periods give (4.B.7).
 */
export const grantOnLevel: Listener = async ({ name, memberId, payload, at }) => {
  const now = new Date();
  const { settings, force } = await inForceNow(pool(), now);
  const { from, to } = Reached.parse(payload);
  const packs = name === 'level.reached' && to !== null ? giving(force, 'level_entry') : [];
  const entered = packs.length === 0 ? [] : await levelsEntered(pool(), settings, from, to, at);
  const asks = packs.flatMap(({ code, terms, rule }) =>
    entered
      .filter((level) => bringsPack(terms, rule, level, to))
      .map((level) => ({
        memberId,
        benefit: code,
        source: 'level_entry' as const,
        key: packKey(level),
        level,
        at: pastAt(at, now),
      })),
  );
  await grant([...asks, ...periodAsks(force, memberId, now)], now);
};

/** Grants what a paid order brings, once for each order (S0-3.3). */
export const grantOnOrder = inSets(async (events) => {
  const now = new Date();
  const { force } = await inForceNow(pool(), now);
  const rules = giving(force, 'order');
  if (rules.length === 0) return;
  const asks = events.flatMap(({ memberId, payload, at }) => {
    const { orderId, goods, channel, storeCode } = Settled.parse(payload);
    const facts: Readonly<Record<string, number | string | null>> = {
      'order.amount': goods,
      'order.channel': channel,
      'order.store': storeCode,
    };
    const fits = (when: Condition | null) => when === null || judge(when, (name) => facts[name] ?? null).is === 'yes';
    const order = { memberId, source: 'order' as const, key: `order:${orderId}`, at: pastAt(at, now) };
    return rules.filter(({ rule }) => fits(rule.when)).map(({ code }) => ({ ...order, benefit: code }));
  });
  await grant(asks, now);
});

/** Grants what a behaviour that counted brings, once for each (S0-3.3). */
export const grantOnBehaviour = inSets(async (events) => {
  const now = new Date();
  const { force } = await inForceNow(pool(), now);
  const rules = giving(force, 'behaviour');
  if (rules.length === 0) return;
  const asks = events.flatMap(({ memberId, payload, at }) => {
    const { eventId, type } = Recorded.parse(payload);
    const told = { memberId, source: 'behaviour' as const, key: `event:${eventId}`, at: pastAt(at, now) };
    return rules
      .filter(({ rule }) => rule.ways.length === 0 || rule.ways.includes(type))
      .map(({ code }) => ({ ...told, benefit: code }));
  });
  await grant(asks, now);
});

async function inForceNow(db: Db, now: Date) {
  const settings = await program(db);
  return { settings, force: await benefitsInForce(db, settings, now) };
}

const giving = <O extends GiveOn['on']>(force: readonly BenefitInForce[], on: O): Giving<O>[] =>
  force.flatMap((one) => {
    const rule = one.terms.giveOn.find((given) => given.on === on);
    return rule === undefined ? [] : [{ ...one, rule: rule as Giving<O>['rule'] }];
  });

/** What happened before the instant counts as of then; a clock that runs ahead does not grant ahead. */
const pastAt = (at: Date, now: Date): Date => (at < now ? at : now);

const periodAsks = (force: readonly BenefitInForce[], memberId: string, now: Date): GrantAsk[] =>
  giving(force, 'period').map(({ code }) => ({ memberId, benefit: code, source: 'period', key: 'period', at: now }));

/** The levels from the one above where he was up to the one reached, by the scheme of that time. */
async function levelsEntered(db: Db, settings: Program, from: string | null, to: string | null, at: Date) {
  const { levels } = schemeAt(await levelSchemes(db, settings), at).scheme;
  return levelsPassed(levels, from, to);
}

async function grant(asks: readonly GrantAsk[], now: Date): Promise<void> {
  if (asks.length > 0) await withTransaction((db) => grantIn(db, asks, now));
}
