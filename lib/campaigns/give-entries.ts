import { recordDecisions } from '@/lib/decisions';
import type { Facts } from '@/lib/kernel/refusal';
import { lockMemberWork, memberNamed } from '@/lib/members';
import { type Db, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { type Gift, giftKeys, giveRewards, rewardsSchema } from '@/lib/rewards';
import { membersMatching } from '@/lib/segments';
import { type EntryAsk, type EntryVerdict, judgeEntries } from './rules/entry';
import type { Terms } from './rules/terms';
import { campaignToGive, type EntryRow, entryForUpdate, saveEntry } from './store/entries';
import { revisionsNamed } from './store/revisions';

/** An entry on its way: its key is its own, so it is given once however often it is told. */
type Entering = EntryAsk & { readonly at: Date };

/** What the keys of all that a campaign gives at entries begin with. */
export const entryKey = (code: string): string => `campaign:${code}`;

/** What a campaign gives by, as whoever gives holds it. */
type Opened = { readonly row: EntryRow; readonly revision: number; readonly terms: Terms };

/**
 * Opens a campaign for giving in a transaction of its own: shared, so that a stop waits and what comes after it gives
 * nothing (N7), and its count locked. What the work answers is saved as the count; null: it does not give now.
 */
export const giving = <T>(
  code: string,
  now: Date,
  work: (db: Db, opened: Opened) => Promise<{ readonly row: EntryRow; readonly value: T } | null>,
): Promise<T | null> =>
  withTransaction(async (db) => {
    const campaign = await campaignToGive(db, code);
    if (campaign === null || campaign.state !== 'approved') return null;
    const { revision, startsAt } = campaign;
    const terms = (await revisionsNamed(db, [{ code, revision }])).get(code)?.terms ?? null;
    if (terms === null || terms.entry === null || startsAt === null || startsAt > now) return null;
    const done = await work(db, { row: await entryForUpdate(db, code), revision, terms });
    if (done === null) return null;
    await saveEntry(db, code, done.row);
    return done.value;
  });

/**
 * Gives at entries, in the transaction that holds the campaign: once for each key, to whom it is for, within its limits and
 * its budget; limits that say no are decisions too. What a batch or budget refuses makes room for others of the set (4.F,
 * 4.G). Answers how many were given.
 */
export async function giveEntries(
  db: Db,
  code: string,
  { row, revision, terms }: Opened,
  asks: readonly Entering[],
  now: Date,
): Promise<number> {
  const { entry, audience } = terms;
  if (entry === null || asks.length === 0) return 0;
  const rewards = rewardsSchema.safeParse(entry.rewards).data ?? [];
  if (rewards.length === 0) return 0;
  const work = await lockMemberWork(db, [...new Set(asks.map(({ memberId }) => memberId))], []);
  const present = asks.flatMap(({ memberId, key }) => {
    const named = memberNamed(work, memberId);
    return named === null ? [] : [{ memberId: named, key: `${entryKey(code)}:${key}` }];
  });
  const ids = [...new Set(present.map(({ memberId }) => memberId))];
  const inside = audience === null ? null : await membersMatching(db, audience, now, ids);
  const source = { type: 'campaign' as const, ref: code, version: revision };
  const budgets = terms.budget === null ? [] : [terms.budget];
  let given = 0;
  let open = present;
  while (open.length > 0) {
    const had = await giftKeys(db, ids, 'campaign', code);
    const verdicts = judgeEntries(entry, open, { had, inside, given: row.given + given });
    const asked = open.filter((_, place) => verdicts[place] === 'give');
    const gifts = asked.map(({ memberId, key }): Gift => ({ memberId, key, rewards, source, reason: '', budgets }));
    const answers = await giveRewards(db, gifts, now);
    given += answers.filter(({ outcome }) => outcome === 'given').length;
    const isRoomLeft = answers.some(({ outcome }) => outcome === 'refused');
    const full = open.filter((_, place) => verdicts[place] === 'total_cap');
    await tellCapped(db, source, open, verdicts, isRoomLeft, now);
    open = isRoomLeft ? full : [];
  }
  return given;
}

/** Keeps why a limit gave nothing; who may still find room is not told yet. */
async function tellCapped(
  db: Db,
  source: { readonly type: string; readonly ref: string; readonly version: number },
  asks: readonly EntryAsk[],
  verdicts: readonly EntryVerdict[],
  isRoomLeft: boolean,
  now: Date,
): Promise<void> {
  const capped = asks.flatMap(({ memberId, key }, place) => {
    const verdict = verdicts[place];
    if (verdict !== 'member_cap' && (verdict !== 'total_cap' || isRoomLeft)) return [];
    const facts: Facts = { source: source.type, ref: source.ref, note: '' };
    return [
      {
        memberId,
        id: newId(),
        kind: 'reward.given',
        subjectType: source.type,
        subjectId: source.ref,
        at: now,
        reasons: [
          {
            topic: 'reward' as const,
            outcome: 'withheld' as const,
            code: verdict === 'member_cap' ? 'entry_member_cap' : 'entry_total_cap',
            facts,
            rule: `campaign@${source.version}#${source.ref}`,
          },
        ],
        outcome: { giftId: null, key, items: [] },
      },
    ];
  });
  if (capped.length > 0) await recordDecisions(db, capped);
}
