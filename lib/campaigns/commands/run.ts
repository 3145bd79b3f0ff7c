import { voidRequest } from '@/lib/approvals';
import { Refusal } from '@/lib/kernel/refusal';
import { shutGates, stopGates } from '@/lib/platform/authored/gates';
import { type Context, command } from '@/lib/platform/command';
import { program } from '@/lib/platform/program';
import { type Locked, lockCampaign, requireAct, saveStep } from '../change';
import { EndInput, NotedInput } from '../schema';
import { APPROVAL, ownerOf, requestKey } from '../standing';
import type { CampaignRow } from '../store/campaigns';
import { verdictNow } from './stop-by-rule';

/**
 * Stops a campaign at once: all its parts in one transaction, which waits for whoever is giving and after whose commit
 * nobody gives (N7, S0-5.4). What members have stays theirs.
 */
export const pauseCampaignCommand = command({
  name: 'campaigns.pause',
  can: 'campaigns.run',
  input: NotedInput,
  async run(context, { code, note }) {
    const locked = await lockCampaign(context, code);
    const state = requireAct(locked, 'pause', context.now);
    const parts = await stopGates(context.db, ownerOf(code), true);
    await saveStep(context, locked, { ...locked.row, state, why: note }, { act: 'pause', note, ...kept(locked) });
    return { parts };
  },
  audit: ({ code, note }, { parts }) => ({
    objectType: 'campaign',
    objectId: code,
    after: { state: 'paused', parts },
    reason: note,
  }),
});

/** Lets a paused campaign go on: all its parts at once, within its time. */
export const resumeCampaignCommand = command({
  name: 'campaigns.resume',
  can: 'campaigns.run',
  input: NotedInput,
  async run(context, { code, note }) {
    const locked = await lockCampaign(context, code);
    const state = requireAct(locked, 'resume', context.now);
    const { verdict } = await verdictNow(context.db, await program(context.db), locked.row, context.now);
    // What its own rule would stop within the minute does not begin to give again.
    if (verdict.is === 'pause') throw new Refusal('campaign_would_stop', { ...verdict.reason });
    const parts = await stopGates(context.db, ownerOf(code), false);
    await saveStep(context, locked, { ...locked.row, state, why: null }, { act: 'resume', note, ...kept(locked) });
    return { parts };
  },
  audit: ({ code, note }, { parts }) => ({
    objectType: 'campaign',
    objectId: code,
    after: { state: 'approved', parts },
    reason: note,
  }),
});

/** Ends a campaign before its time, for good, and says what becomes of coupons that nobody has used (S0-5.4). */
export const endCampaignCommand = command({
  name: 'campaigns.end',
  can: 'campaigns.run',
  input: EndInput,
  async run(context, { code, note, unused }) {
    const { db, now } = context;
    const locked = await lockCampaign(context, code);
    const state = requireAct(locked, 'end', now);
    const parts = await shutGates(db, ownerOf(code), now);
    const row = { ...(await withoutRequest(context, locked)), state, unused, why: note, told: 'ended' };
    await saveStep(context, locked, row, { act: 'end', note });
    return { parts };
  },
  audit: ({ code, note, unused }, { parts }) => ({
    objectType: 'campaign',
    objectId: code,
    after: { state: 'ended', unused, parts },
    reason: note,
  }),
});

/** Puts away a campaign that is over, or that was never submitted. Its parts stay shut until another one takes them. */
export const archiveCampaignCommand = command({
  name: 'campaigns.archive',
  can: 'campaigns.edit',
  input: NotedInput,
  async run(context, { code, note }) {
    const locked = await lockCampaign(context, code);
    const state = requireAct(locked, 'archive', context.now);
    await saveStep(context, locked, { ...locked.row, state }, { act: 'archive', note });
    return { state };
  },
  audit: ({ code, note }, { state }) => ({ objectType: 'campaign', objectId: code, after: { state }, reason: note }),
});

const kept = ({ standing: { isWaiting } }: Locked) => ({ isWaiting });

/** A revision of what is over is looked at by nobody. */
async function withoutRequest(context: Context, { row, standing }: Locked): Promise<CampaignRow> {
  if (standing.isWaiting && row.submitted !== null)
    await voidRequest(context, APPROVAL, requestKey(row.code, row.submitted), 'ended');
  return { ...row, submitted: null };
}
