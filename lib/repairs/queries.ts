import 'server-only';
import { z } from 'zod';
import { approvalByKey } from '@/lib/approvals';
import { isShown } from '@/lib/kernel/actor';
import { publicId } from '@/lib/kernel/id';
import { type ListPage, parseListQuery } from '@/lib/kernel/list-query';
import { Refusal } from '@/lib/kernel/refusal';
import { findMemberId, membersById } from '@/lib/members';
import { parseInput } from '@/lib/platform/command';
import { program } from '@/lib/platform/program';
import { query } from '@/lib/platform/query';
import { APPROVAL } from './approval';
import { REPAIR_STATES } from './rules/life';
import { RepairRef } from './schema';
import { membersOfRepair, type RepairMember, type RepairRow, repairOf, repairsPage } from './store/repairs';

/** All repairs, newest first, by keyset. */
export const repairList = query({
  can: 'repairs.read',
  input: z.record(z.string(), z.string().max(4_000)),
  async run({ db, now }, raw): Promise<ListPage<RepairRow>> {
    const { q, view, cursor, limit } = parseListQuery(new URLSearchParams(raw));
    const state = REPAIR_STATES.some((one) => one === view) ? view : '';
    const before = cursor !== null && z.uuid().safeParse(cursor).success ? cursor : null;
    const found = await repairsPage(db, { state, q, before, limit: limit + 1 });
    const rows = found.slice(0, limit);
    const isMore = found.length > limit;
    return {
      rows,
      nextCursor: isMore ? (rows.at(-1)?.id ?? null) : null,
      prevCursor: null,
      total: { value: rows.length, relation: isMore || before !== null ? 'gte' : 'eq' },
      asOf: now.toISOString(),
    };
  },
});

/** One repair as its page shows it, with what became of the request for it. */
export const repairPage = query({
  can: 'repairs.read',
  input: RepairRef,
  async run({ db, now }, { id }) {
    const repair = await repairOf(db, id);
    if (repair === null) throw new Refusal('repair_not_found', {}, 404);
    const [{ zone }, request] = await Promise.all([program(db), approvalByKey(db, APPROVAL, id, now)]);
    const asked = request === null ? null : { state: request.state, note: request.decisionNote };
    return { repair, zone, request: asked };
  },
});

/** A member of a repair with what he is due, as he may be seen. */
export type RepairedMember = Omit<RepairMember, 'memberId' | 'decisionIds'> & {
  readonly id: string;
  readonly member: { readonly id: string; readonly code: string } | null;
};

/** The members of a repair, what each is due and what came of it, by keyset. */
export const repairMembers = query({
  can: 'repairs.read',
  input: z.record(z.string(), z.string().max(4_000)),
  async run({ db, actor, now }, { id: named, ...raw }): Promise<ListPage<RepairedMember>> {
    const { id } = parseInput(RepairRef, { id: named });
    const { view, q, cursor, limit } = parseListQuery(new URLSearchParams(raw));
    const only = q === '' ? null : await findMemberId(db, { code: q });
    const state = ['waiting', 'done', 'skipped'].includes(view) ? view : '';
    const after = cursor !== null && z.uuid().safeParse(cursor).success ? cursor : null;
    const isNobody = q !== '' && only === null;
    const found = isNobody ? [] : await membersOfRepair(db, id, { state, after, limit: limit + 1, only });
    const rows = found.slice(0, limit);
    const isMore = found.length > limit;
    const people = isShown(actor, 'members.read')
      ? await membersById(
          db,
          rows.map(({ memberId }) => memberId),
        )
      : new Map();
    return {
      rows: rows.map(({ memberId, decisionIds: _, ...row }) => {
        const code = people.get(memberId)?.code;
        return { ...row, id: memberId, member: code === undefined ? null : { id: publicId('member', memberId), code } };
      }),
      nextCursor: isMore ? (rows.at(-1)?.memberId ?? null) : null,
      prevCursor: null,
      total: { value: rows.length, relation: isMore || after !== null ? 'gte' : 'eq' },
      asOf: now.toISOString(),
    };
  },
});
