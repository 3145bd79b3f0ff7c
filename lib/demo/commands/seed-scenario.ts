import 'server-only';
import { processBehavioursIn } from '@/lib/behaviours';
import { enrolIn } from '@/lib/enrolment';
import { actorLabel } from '@/lib/kernel/actor';
import { assert, must } from '@/lib/kernel/assert';
import { localDate } from '@/lib/kernel/day';
import type { Outcome } from '@/lib/kernel/refusal';
import { closeLevels } from '@/lib/levels';
import { knownMembers } from '@/lib/members';
import { processOrdersIn, processRefundsIn } from '@/lib/orders';
import { type Db, pool, withTransaction } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { expirePoints, processSpendingIn } from '@/lib/points';
import { dateAfter } from '../rules/calendar';
import { ANCHOR_DAYS } from '../rules/heroes';
import { memberExternalId } from '../rules/people';
import { type Batch, batchesOf, LAST_ORDER, standardScenario } from '../rules/scenario';
import { demoRegistration, storedOrders } from '../store/story';
import { behaviourOf, DEMO_ACTOR, enrolmentOf, eventOf, refundEventOf, spendAskOf } from '../story-events';

/** How far a run came: batches in all (0 when all was told before), and those that this run applied. */
export type ScenarioSeeded = { readonly batches: number; readonly applied: number };

/**
 * Tells the standard scenario through the same commands that tills use: about two years that end yesterday. Each batch
 * is one transaction; a run that was killed is taken up where it ended, on a later day with the days of the first (P-demo).
 */
export async function seedScenario(now: Date, batchesMax = Number.POSITIVE_INFINITY): Promise<ScenarioSeeded> {
  if ((await storedOrders(pool(), [LAST_ORDER])).size > 0) return { batches: 0, applied: 0 };
  const { zone } = await program(pool());
  const story = standardScenario(await endDay(pool(), now, zone), zone);
  const batches = batchesOf(story);
  const todo = batches.slice(await doneCount(pool(), batches));
  const rest = todo.slice(0, batchesMax);
  for (const batch of rest) {
    // As the jobs would have run in those years: members also drop and rise again, and points end when they end.
    await closeLevels(batch.from);
    await expirePoints(batch.from, { actor: actorLabel(DEMO_ACTOR), now });
    await withTransaction((db) => applyBatch(db, batch, now));
  }
  if (rest.length === todo.length) await closeLevels(story.at(-1)?.at ?? now);
  return { batches: batches.length, applied: rest.length };
}

/** The last day of a story that was begun, else yesterday. */
async function endDay(db: Db, now: Date, zone: string): Promise<string> {
  const begun = await demoRegistration(db, memberExternalId(1));
  return begun === null ? dateAfter(localDate(now, zone), -1) : dateAfter(localDate(begun, zone), ANCHOR_DAYS);
}

/** Batches are applied one after another, so everything before the last one that shows has been applied. */
async function doneCount(db: Db, batches: readonly Batch[]): Promise<number> {
  const stored = await storedOrders(
    db,
    batches.flatMap(({ marker }) => marker ?? []),
  );
  return batches.findLastIndex(({ marker }) => marker !== null && stored.has(marker)) + 1;
}

async function applyBatch(
  db: Db,
  { enrolments, orders, refunds, behaviours, spends }: Batch,
  now: Date,
): Promise<void> {
  if (enrolments.length > 0) {
    expectAccepted(await enrolIn(db, enrolments.map(enrolmentOf), { actor: DEMO_ACTOR, now, isDemo: true }));
  }
  if (orders.length > 0) expectAccepted(await processOrdersIn(db, orders.map(eventOf), now));
  if (refunds.length > 0) expectAccepted(await processRefundsIn(db, refunds.map(refundEventOf), now));
  if (behaviours.length > 0) expectAccepted(await processBehavioursIn(db, behaviours.map(behaviourOf), now));
  if (spends.length === 0) return;
  const people = spends.map(({ spend }) => spend.person);
  const known = await knownMembers(db, { externalIds: people });
  for (const { at, spend } of spends) {
    const memberId = must(known.get(`external:${spend.person}`), 'a member of the story');
    expectAccepted(await processSpendingIn(db, [spendAskOf(spend, memberId)], at));
  }
}

/** The story never asks for what must be refused. */
function expectAccepted(outcomes: readonly Outcome<unknown>[]): void {
  for (const outcome of outcomes) {
    assert(
      outcome.ok,
      outcome.ok ? '' : `the story was refused: ${outcome.refusal.code} ${JSON.stringify(outcome.refusal.facts)}`,
    );
  }
}
