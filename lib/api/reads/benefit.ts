import 'server-only';
import { z } from 'zod';
import {
  type GrantAnswer,
  type GrantView,
  grantBenefitCommand,
  grantsOf,
  type Redeemed,
  redeemBenefit,
  returnBenefit,
  viewsOf,
} from '@/lib/benefits';
import { must } from '@/lib/kernel/assert';
import { parseId, requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { memberById, survivorOf } from '@/lib/members';
import { type Context, command, InvalidInput, perform } from '@/lib/platform/command';
import { query } from '@/lib/platform/query';
import { type Page, PageQuery } from './lists';

const LIMIT = 50;
const Id = z.string().max(64);

/** The benefits of a member, newest first. */
export const memberBenefits = query({
  can: 'benefits.read',
  input: PageQuery.extend({ id: Id }),
  async run({ db, now }, { id, cursor, limit = LIMIT }): Promise<Page<GrantView>> {
    // Whoever was merged is answered as the survivor (N13).
    const memberId = await survivorOf(db, requireId('member', id));
    const found = await grantsOf(db, memberId, { cursor: placeOf(cursor), limit: limit + 1, now });
    if (found.length === 0 && (await memberById(db, memberId)) === null) throw new Refusal('member_not_found', {}, 404);
    const rows = found.slice(0, limit);
    return { rows, nextCursor: found.length > limit ? (rows.at(-1)?.grant.id ?? null) : null };
  },
});

/** A grant as it was made or used, and whether that had been so already. */
export type SeenGrant = { readonly isRepeat: boolean; readonly view: GrantView };

/** Granting by hand, with what the grant says. */
export const grantAndRead = command({
  name: grantBenefitCommand.name,
  can: grantBenefitCommand.can,
  input: grantBenefitCommand.input,
  transaction: 'own',
  run: async (context, input) => seen(context, await perform(grantBenefitCommand, context, input)),
});

const OfMember = { id: Id };

/** Using one time at a desk, with what is left. */
export const redeemAndRead = command({
  name: redeemBenefit.name,
  can: redeemBenefit.can,
  input: redeemBenefit.input.omit({ memberId: true }).extend(OfMember),
  transaction: 'own',
  run: async (context, { id, ...input }) =>
    seen(context, await perform(redeemBenefit, context, { ...input, memberId: id })),
});

/** Giving a use back, with what is left. */
export const returnAndRead = command({
  name: returnBenefit.name,
  can: returnBenefit.can,
  input: returnBenefit.input.omit({ memberId: true }).extend(OfMember),
  transaction: 'own',
  run: async (context, { id, ...input }) =>
    seen(context, await perform(returnBenefit, context, { ...input, memberId: id })),
});

async function seen({ db, now }: Context, { isRepeat, grant }: GrantAnswer | Redeemed): Promise<SeenGrant> {
  const [view] = await viewsOf(db, [grant], now);
  return { isRepeat, view: must(view, 'a grant of terms that are published') };
}

function placeOf(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  const id = parseId('benefitGrant', cursor);
  if (id === null)
    throw new InvalidInput([{ path: 'cursor', code: 'bad_cursor', message: 'not a cursor of this list' }]);
  return id;
}
