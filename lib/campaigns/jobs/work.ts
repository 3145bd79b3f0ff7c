import { endCopies } from '@/lib/coupons';
import { type Db, pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { phaseAt } from '../rules/life';
import type { Unused } from '../rules/terms';
import { standingNow } from '../standing';
import { addStep, type CampaignRow, campaignForUpdate, campaignsDue, saveCampaign } from '../store/campaigns';
import { revisionsNamed } from '../store/revisions';
import { giveInside } from './give-inside';

const CHUNK = 2_000;

/**
 * Writes down what the time has brought to campaigns, each once: warming up, begun, over. It makes nothing so: parts open
 * and shut by their own windows. Then winds up what is over: unused coupons, a chunk at a time, and gives to those
 * who are where an entry leads. Run late, twice or by
 * several at once it comes to the same (4.H). Answers how many campaigns it wrote down.
 */
export async function workCampaigns(now: Date): Promise<number> {
  let written = 0;
  for (const code of await campaignsDue(pool(), now)) {
    if (await withTransaction((db) => writeDown(db, code, now))) written++;
    while (await withTransaction((db) => windUp(db, code, now)));
  }
  await giveInside(now);
  return written;
}

async function writeDown(db: Db, code: string, now: Date): Promise<boolean> {
  const row = await campaignForUpdate(db, code);
  if (row === null || row.state === 'ended') return false;
  const standing = await standingNow(db, row, now);
  const phase = phaseAt(standing, now);
  const isNews = phase === 'ended' || ((phase === 'warming' || phase === 'running') && row.told !== phase);
  if (!isNews) return false;
  const isOver = phase === 'ended';
  const after: CampaignRow = { ...row, told: phase, state: isOver ? 'ended' : row.state, changedAt: now };
  await saveCampaign(db, after);
  const due = phase === 'ended' ? row.endsAt : phase === 'running' ? row.startsAt : row.warmsAt;
  // One that was approved after its first midnight began when it was approved.
  const at = due !== null && due > row.changedAt ? due : row.changedAt;
  const about = { id: newId(), code, at, revision: row.revision, by: '', note: '' };
  const from = row.told === '' ? (row.state === 'paused' ? 'paused' : 'scheduled') : row.told;
  await addStep(db, { ...about, act: 'time', from, to: phase });
  return true;
}

/** One chunk of what is left over of a campaign, also of one that was put away before; false when there is nothing to do now. */
async function windUp(db: Db, code: string, now: Date): Promise<boolean> {
  const row = await campaignForUpdate(db, code);
  if (row === null || (row.state !== 'ended' && row.state !== 'archived') || row.woundUpAt !== null) return false;
  const left = await endUnused(db, row, now);
  if (left === 'done') await saveCampaign(db, { ...row, woundUpAt: now });
  return left === 'more';
}

/** Ends coupons that nobody has used, as it was decided; `later`: the rest is somebody's at this moment. */
async function endUnused(
  db: Db,
  { code, revision, unused }: CampaignRow,
  now: Date,
): Promise<'more' | 'later' | 'done'> {
  const how: Unused = unused ?? 'keep';
  if (how === 'keep') return 'done';
  const pins = (await revisionsNamed(db, [{ code, revision }])).get(code)?.parts ?? [];
  let left: 'later' | 'done' = 'done';
  for (const { gate } of pins.filter(({ sort }) => sort === 'batch')) {
    const { ended, isDone } = await endCopies(db, gate, { how, now, limit: CHUNK, why: `campaign:${code}` });
    if (ended > 0) return 'more';
    if (!isDone) left = 'later';
  }
  return left;
}
