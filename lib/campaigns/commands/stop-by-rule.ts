import { stopGates } from '@/lib/platform/authored/gates';
import { type Context, command, execute } from '@/lib/platform/command';
import { type Db, pool } from '@/lib/platform/db';
import { inSets } from '@/lib/platform/outbox-drain';
import { type Program, program } from '@/lib/platform/program';
import { systemCaller } from '@/lib/platform/system-caller';
import { lockCampaign, requireAct, saveStep } from '../change';
import { metersOf } from '../draws';
import { drawsNow } from '../monitor';
import { phaseAt } from '../rules/life';
import { decideStop, type StopVerdict, sayStop } from '../rules/stop';
import type { Terms } from '../rules/terms';
import { windowOf } from '../rules/window';
import { CampaignRef } from '../schema';
import { ownerOf } from '../standing';
import { type CampaignRow, campaignsSince } from '../store/campaigns';
import { revisionsNamed } from '../store/revisions';
import { triesSince } from '../store/tries';

const TRIED_MS = 10 * 60_000;

/** What the rule of a campaign says to what it draws on now (N7). */
export async function verdictNow(
  db: Db,
  settings: Program,
  row: CampaignRow,
  now: Date,
): Promise<{ readonly verdict: StopVerdict; readonly terms: Terms | null }> {
  const revision = (await revisionsNamed(db, [row])).get(row.code);
  const terms = revision?.terms ?? null;
  if (revision === undefined || terms === null) return { verdict: { is: 'go' }, terms: null };
  const { stop } = terms;
  const gates = revision.parts.map(({ gate }) => gate);
  const [draws, tries] = await Promise.all([
    drawsNow(db, settings, row, terms, now),
    // A resumed campaign is judged by what was asked since.
    stop.refusedBp === null
      ? { given: 0, refused: 0 }
      : triesSince(db, new Date(Math.max(now.getTime() - TRIED_MS, row.changedAt.getTime())), gates),
  ]);
  const before = stop.before === null ? null : startOf(stop.before, settings.zone);
  return { verdict: decideStop(stop, metersOf(draws), { tries, before }), terms };
}

const startOf = (day: string, zone: string): Date =>
  windowOf({ days: { warmFrom: null, from: day, to: day } }, zone).startsAt;

/**
 * Looks at a campaign by its own rule of stopping, and pauses it or tells that it soon will (N7). Its budgets have stopped
 * giving at their last fen already, in the transaction that took it; this stops the rest of its parts with them.
 */
export const stopByRuleCommand = command({
  name: 'campaigns.stopByRule',
  can: 'campaigns.run',
  input: CampaignRef,
  async run(context, { code }) {
    const { db, now } = context;
    const locked = await lockCampaign(context, code);
    const phase = phaseAt(locked.standing, now);
    if (phase !== 'running' && phase !== 'warming') return { said: null, isPaused: false };
    const { verdict } = await verdictNow(db, await program(db), locked.row, now);
    const { isWaiting } = locked.standing;
    if (verdict.is === 'pause') {
      const state = requireAct(locked, 'pause', now);
      const said = sayStop(verdict.reason);
      await stopGates(db, ownerOf(code), true);
      await saveStep(context, locked, { ...locked.row, state, why: said }, { act: 'stop', note: said, isWaiting });
      return { said, isPaused: true };
    }
    if (verdict.is === 'go' || verdict.key === locked.row.warned) return { said: null, isPaused: false };
    const said = sayStop(verdict.reason);
    await saveStep(context, locked, { ...locked.row, warned: verdict.key }, { act: 'warn', note: said, isWaiting });
    return { said, isPaused: false };
  },
  audit: ({ code }, { said, isPaused }) =>
    said === null
      ? null
      : {
          objectType: 'campaign',
          objectId: code,
          after: isPaused ? { state: 'paused' } : { warned: said },
          reason: said,
        },
});

/** Looks at every campaign that gives now by its own rule; answers how many it paused. */
export async function superviseCampaigns(now: Date): Promise<number> {
  let paused = 0;
  for (const { code, state, startsAt } of await campaignsSince(pool(), now)) {
    if (state !== 'approved' || startsAt === null || startsAt > now) continue;
    const { isPaused } = await execute(stopByRuleCommand, supervisor(now), { code });
    if (isPaused) paused++;
  }
  return paused;
}

const supervisor = (now: Date): Omit<Context, 'db'> => systemCaller('supervision', now);

/** A budget that has reached a share of its limit: whoever draws on it is looked at, at once. */
export const stopOnBudget = inSets(async () => {
  await superviseCampaigns(new Date());
});
