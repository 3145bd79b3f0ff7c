import 'server-only';
import { z } from 'zod';
import { publicId } from '@/lib/kernel/id';
import { type ListPage, parseListQuery } from '@/lib/kernel/list-query';
import { findMemberId, membersById, storesInSight } from '@/lib/members';
import { query } from '@/lib/platform/query';
import { countReferrals, type ListedReferral, listReferrals, type ReferralPlace } from './store/listing';
import { boostRuleset, referralRuleset } from './store/rules';

/** One side of an invitation as staff may see it: masked. */
type Person = { readonly id: string; readonly code: string; readonly name: string | null };

/** An invitation as a row of the back office. */
export type ReferralView = Omit<ListedReferral, 'memberId' | 'inviterId' | 'boundAt' | 'ripeAt' | 'decidedAt'> & {
  readonly friend: Person;
  readonly inviter: Person;
  readonly boundAt: string;
  readonly ripeAt: string | null;
  readonly decidedAt: string | null;
};

const VIEWS = ['held', 'waiting', 'given', 'ended'];
const COUNTED_TO = 10_000;
const BACK = '~';
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The invitations whose both sides the reader may see, the newest first, by keyset in both directions (2.0.1, S1-5.1). */
export const referralList = query({
  can: 'referral.read',
  input: z.record(z.string(), z.string().max(4_000)),
  async run({ db, now, actor }, raw): Promise<ListPage<ReferralView>> {
    const { q, view, cursor, limit } = parseListQuery(new URLSearchParams(raw));
    // A search names one member by his code: his own invitation and all he has brought.
    const memberId = q === '' ? null : ((await findMemberId(db, { code: q })) ?? NOBODY);
    const by = { stores: await storesInSight(actor), view: VIEWS.includes(view) ? view : 'all', memberId };
    const isBack = cursor?.startsWith(BACK) ?? false;
    const place = placeOf(isBack ? (cursor ?? '').slice(BACK.length) : cursor);
    const [found, count] = await Promise.all([
      listReferrals(db, by, { place, isBack, limit: limit + 1 }),
      countReferrals(db, by, COUNTED_TO + 1),
    ]);
    const isMore = found.length > limit;
    const rows = isBack ? found.slice(-limit) : found.slice(0, limit);
    const [hasNext, hasPrevious] = isBack ? [true, isMore] : [isMore, place !== null];
    const people = await membersById(db, [...new Set(rows.flatMap((row) => [row.memberId, row.inviterId]))]);
    const personOf = (id: string): Person => {
      const profile = people.get(id);
      return { id: publicId('member', id), code: profile?.code ?? '', name: profile?.name ?? null };
    };
    return {
      rows: rows.map((row) => viewOf(row, personOf)),
      nextCursor: hasNext ? nameOf(rows.at(-1)) : null,
      prevCursor: hasPrevious && rows[0] !== undefined ? `${BACK}${nameOf(rows[0])}` : null,
      total: { value: Math.min(count, COUNTED_TO), relation: count > COUNTED_TO ? 'gte' : 'eq' },
      asOf: now.toISOString(),
    };
  },
});

function viewOf(
  { memberId, inviterId, boundAt, ripeAt, decidedAt, ...row }: ListedReferral,
  personOf: (id: string) => Person,
): ReferralView {
  return {
    ...row,
    friend: personOf(memberId),
    inviter: personOf(inviterId),
    boundAt: boundAt.toISOString(),
    ripeAt: ripeAt?.toISOString() ?? null,
    decidedAt: decidedAt?.toISOString() ?? null,
  };
}

const nameOf = (row: ListedReferral | undefined): string | null =>
  row === undefined ? null : `${row.boundAt.toISOString()}_${row.memberId}`;

function placeOf(cursor: string | null): ReferralPlace {
  const [, at = '', id = ''] = /^(.{24})_([0-9a-f-]{36})$/.exec(cursor ?? '') ?? [];
  return at === '' || Number.isNaN(Date.parse(at)) ? null : { at: new Date(at), id };
}

/** The versions of both programmes, newest first. */
export const programmePage = query({
  can: 'referral.edit',
  input: z.object({}),
  async run({ db, now }) {
    const [referral, boost] = await Promise.all([referralRuleset.listed(db), boostRuleset.listed(db)]);
    return { now, referral, boost };
  },
});
