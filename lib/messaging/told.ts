import 'server-only';
import { z } from 'zod';
import { publicId, requireId } from '@/lib/kernel/id';
import { ownIdsOf, requireMemberInSight } from '@/lib/members';
import { query } from '@/lib/platform/query';
import { messageCursor, readCursor } from './cursor';
import { staffNote } from './kinds';
import { type ToldRow, toldBefore } from './store/told';

/** A message as staff see it: when it was read, why it is not shown, and whether it can still be taken back. */
export type ToldMessage = Pick<ToldRow, 'kind' | 'category' | 'values' | 'withheld'> & {
  readonly id: string;
  readonly at: string;
  readonly readAt: string | null;
  readonly canWithdraw: boolean;
};

const PAGE = 30;

/** What a member was told, or would have been, newest first (B2): also what he did not want to hear, with that. */
export const memberMessages = query({
  can: 'messages.read',
  input: z.object({ memberId: z.string(), cursor: z.string().max(60).optional() }),
  async run(
    { db, actor },
    { memberId: named, cursor },
  ): Promise<{ readonly messages: readonly ToldMessage[]; readonly nextCursor: string | null }> {
    const memberId = requireId('member', named);
    await requireMemberInSight(db, actor, memberId);
    const before = cursor === undefined ? null : readCursor(cursor);
    const found = await toldBefore(db, await ownIdsOf(db, memberId), before, PAGE + 1);
    const last = found[PAGE - 1];
    return {
      messages: found.slice(0, PAGE).map(({ id, kind, category, values, at, readAt, withheld }) => ({
        id: publicId('message', id),
        kind,
        category,
        values,
        withheld,
        at: at.toISOString(),
        readAt: readAt?.toISOString() ?? null,
        canWithdraw: kind === staffNote.code && readAt === null && withheld === null,
      })),
      nextCursor: found.length > PAGE && last !== undefined ? messageCursor(last) : null,
    };
  },
});
