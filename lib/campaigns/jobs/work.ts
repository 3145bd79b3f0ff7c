import { batchIdsNamed, endCopies } from '@/lib/coupons';
import { must } from '@/lib/kernel/assert';
import { type Db, pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { itemKeysFrom, rewardsSchema } from '@/lib/rewards';
import { entryKey } from '../give-entries';
import { heldSpan } from '../rules/held';
import { phaseAt } from '../rules/life';
import type { Unused } from '../rules/terms';
import { standingNow, windowKept } from '../standing';
import { addStep, type CampaignRow, campaignForUpdate, campaignsDue, saveCampaign } from '../store/campaigns';
import { heldBy } from '../store/held';
import { revisionsOf } from '../store/revisions';
import { giveInside } from './give-inside';

const CHUNK = 2_000;
const OVER: readonly string[] = ['ended', 'archived'];

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
  if (row === null || OVER.includes(row.state)) return false;
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
  // One that was put away before it was wound up still is.
  if (row === null || !OVER.includes(row.state) || row.revision === 0 || row.woundUpAt !== null) return false;
  const left = await endUnused(db, row, now);
  if (left === 'done') await saveCampaign(db, { ...row, woundUpAt: now });
  return left === 'more';
}

/**
 * Ends coupons of its own that nobody has used, as it was decided (4.M.3): those that its batches gave while it held them,
 * and those that it gave at entries. What a batch gave before is not its own. `later`: the rest is somebody's at this moment.
 */
async function endUnused(db: Db, row: CampaignRow, now: Date): Promise<'more' | 'later' | 'done'> {
  const how: Unused = row.unused ?? 'keep';
  if (how === 'keep') return 'done';
  let left: 'later' | 'done' = 'done';
  for (const { batchId, of } of await ownCopies(db, row)) {
    const about = { how, now, limit: CHUNK, why: `campaign:${row.code}` };
    const { ended, isDone } = await endCopies(db, batchId, of, about);
    if (ended > 0) return 'more';
    if (!isDone) left = 'later';
  }
  return left;
}

/** The copies that are a campaign's own, by batch, of whatever revision. */
async function ownCopies(db: Db, row: CampaignRow) {
  const { code } = row;
  const [{ pins, approvedAt, endedAt }, revisions] = await Promise.all([heldBy(db, code), revisionsOf(db, code)]);
  const span = heldSpan(windowKept(row), { approvedAt, endedAt });
  const held = span === null ? [] : pins.filter(({ sort }) => sort === 'batch');
  const named = revisions.flatMap(({ terms }) =>
    (rewardsSchema.safeParse(terms?.entry?.rewards).data ?? []).flatMap(({ kind, params }) =>
      kind === 'coupon' ? [(params as { readonly batch: string }).batch] : [],
    ),
  );
  const given = await batchIdsNamed(db, [...new Set(named)]);
  return [
    ...held.map(({ gate }) => ({ batchId: gate, of: must(span, 'a time in which it held its parts') })),
    ...[...given.values()].map((batchId) => ({ batchId, of: { key: itemKeysFrom(`${entryKey(code)}:`) } })),
  ];
}
