import 'server-only';
import { z } from 'zod';
import { localTime } from '@/lib/kernel/day';
import { publicId } from '@/lib/kernel/id';
import { ownIdsOf } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { query } from '@/lib/platform/query';
import { messageCursor, readCursor } from './cursor';
import { CATEGORIES, type Category } from './kind';
import { isQuiet } from './rules/quiet';
import { type MessageRow, messagesBefore, unreadOf } from './store/inbox';

/** A message as its member reads it; instants in ISO 8601. */
export type Message = Pick<MessageRow, 'kind' | 'category' | 'values' | 'href'> & {
  readonly id: string;
  readonly at: string;
  readonly isRead: boolean;
};

/** A page of messages, newest first. */
export type InboxPage = { readonly messages: readonly Message[]; readonly nextCursor: string | null };

/** Messages of one page. */
export const INBOX_LIMIT = 20;

/** A page of the messages of whoever is signed in: newest first, before the cursor, of one category or all. */
export const inboxQuery = query({
  can: 'self',
  input: z.object({ cursor: z.string().max(60).optional(), category: z.enum(CATEGORIES).optional() }),
  run: ({ db, actor }, { cursor, category }): Promise<InboxPage> =>
    inboxPage(db, 'id' in actor ? actor.id : '', category ?? null, cursor ?? null),
});

/** A page of a member's messages; what was told of members merged into this one is his too. */
export async function inboxPage(
  db: Db,
  memberId: string,
  category: Category | null,
  cursor: string | null,
): Promise<InboxPage> {
  const before = cursor === null ? null : readCursor(cursor);
  const found = await messagesBefore(db, await ownIdsOf(db, memberId), category, before, INBOX_LIMIT + 1);
  const shown = found.slice(0, INBOX_LIMIT);
  const last = shown.at(-1);
  return {
    messages: shown.map(({ id, kind, category: of, values, href, at, readAt }) => ({
      id: publicId('message', id),
      kind,
      category: of,
      values,
      href,
      at: at.toISOString(),
      isRead: readAt !== null,
    })),
    nextCursor: found.length > INBOX_LIMIT && last !== undefined ? messageCursor(last) : null,
  };
}

/** How many messages ask for a member's attention now: none in quiet hours, none of what was muted (4.J.6). */
export async function inboxBadge(db: Db, memberId: string, now: Date): Promise<number> {
  const [{ zone }, books] = await Promise.all([program(db), ownIdsOf(db, memberId)]);
  const { unread, quiet } = await unreadOf(db, memberId, books);
  return isQuiet(quiet, localTime(now, zone).hour) ? 0 : unread;
}
