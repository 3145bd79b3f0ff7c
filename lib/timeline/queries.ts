import 'server-only';
import { z } from 'zod';
import { may } from '@/lib/kernel/actor';
import { isUuid, requireId } from '@/lib/kernel/id';
import type { Permission } from '@/lib/kernel/permission';
import { Refusal } from '@/lib/kernel/refusal';
import { readPassbook } from '@/lib/ledger';
import { memberKin, requireMemberInSight } from '@/lib/members';
import { query } from '@/lib/platform/query';
import { type EntryItem, TIMELINE_KINDS, type TimelineItem, type TimelineKind, type TimelinePage } from './rules/item';
import { beforeOf, cursorText, mergeNewest, parseCursor, placeOf } from './rules/merge';
import { TimelineInput } from './schema';
import { entryItem, SOURCES } from './sources';

const NEEDS: Readonly<Record<TimelineKind, Permission>> = {
  level: 'levels.read',
  points: 'points.read',
  growth: 'growth.read',
  decision: 'decisions.read',
  refund: 'orders.read',
  order: 'orders.read',
  // Who did what to this member, without address and device: part of the member's record.
  audit: 'members.read',
};

/** What happened to one member, newest first, by keyset; of the kinds asked for only those the reader may see (S1-2.3). */
export const memberTimeline = query({
  can: 'members.read',
  input: TimelineInput,
  async run({ db, actor }, input): Promise<TimelinePage> {
    const memberId = requireId('member', input.memberId);
    await requireMemberInSight(db, actor, memberId);
    const end = input.cursor === undefined ? null : parseCursor(input.cursor);
    if (end === null && input.cursor !== undefined) throw new Refusal('bad_cursor', {}, 422);
    const kinds = TIMELINE_KINDS.filter((kind) => may(actor, NEEDS[kind]));
    const asked = kinds.filter((kind) => input.kinds.includes(kind));
    const kin = await memberKin(db, memberId);
    // What happened to those who were merged into him is his now (N13).
    const family = [memberId, ...(kin?.absorbed ?? [])];
    const lists = await Promise.all(
      asked.flatMap((kind) =>
        family.map(async (one) => {
          if (one === memberId) return SOURCES[kind](db, one, beforeOf(kind, end), input.limit + 1, memberId);
          const found = await SOURCES[kind](db, one, beforeOf(kind, end), input.limit + 1 + TOLD_TWICE_MAX, memberId);
          return found.filter((item) => !isToldTwice(item));
        }),
      ),
    );
    const { items, hasMore } = mergeNewest(lists, input.limit);
    const last = items.at(-1);
    return { items, nextCursor: hasMore && last !== undefined ? cursorText(placeOf(last)) : null, kinds };
  },
});

// A member is merged and split a few times in a life.
const TOLD_TWICE_MAX = 20;

/** Whether the survivor tells the same of himself: the line by which points left for him, and who merged the two. */
const isToldTwice = (item: TimelineItem): boolean =>
  item.kind === 'audit'
    ? item.action === 'members.merge' || item.action === 'members.split'
    : (item.kind === 'points' || item.kind === 'growth') && item.type === 'MERGE';

const PassbookInput = z.object({
  memberId: z.string().max(64),
  asset: z.enum(['points', 'growth']),
  cursor: z.string().refine(isUuid).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});

/** One page of a member's passbook in booking order, newest first, as the back office reads it. */
export const memberPassbook = query({
  can: 'members.read',
  input: PassbookInput,
  async run({ db, actor }, { memberId: text, asset, cursor, limit }) {
    if (!may(actor, NEEDS[asset])) throw new Refusal('forbidden', { permission: NEEDS[asset] }, 403);
    const memberId = requireId('member', text);
    await requireMemberInSight(db, actor, memberId);
    const found = await readPassbook(db, memberId, [asset], cursor ?? null, limit + 1);
    const items: readonly EntryItem[] = found.slice(0, limit).map(entryItem);
    return { items, nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null };
  },
});
