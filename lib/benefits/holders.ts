import type { Actor } from '@/lib/kernel/actor';
import { parseId, publicId } from '@/lib/kernel/id';
import { isRefusal } from '@/lib/kernel/refusal';
import { type MemberProfile, memberInSight, membersById, membersNamed, storesInSight } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { type GrantView, viewsOf } from './queries';
import { type GrantRow, grantsOfMembers, holdersFrom } from './store/grants';

const PAGE = 20;
const BACK = '-';

/** A grant with the masked name of whose it is. */
export type Holder = GrantView & { readonly member: Pick<MemberProfile, 'name' | 'code'> | null };

/** A page of holders, newest first, and where the pages beside it begin; null: there is none. */
export type HoldersPage = {
  readonly holders: readonly Holder[];
  readonly member: string;
  readonly previous: string | null;
  readonly next: string | null;
};

/** Which holders are asked for: of one member by id, code or external id, or all from a cursor on. */
export type HoldersAsked = { readonly benefit: string; readonly member: string; readonly at: string };

/** Who of the reader's reach has a benefit, page by page, or what one member has of it; somebody unknown has nothing. */
export async function holdersPage(
  db: Db,
  actor: Actor,
  { benefit, member, at }: HoldersAsked,
  now: Date,
): Promise<HoldersPage> {
  if (member !== '') {
    const rows = await grantsOfMembers(db, await named(db, actor, member), benefit);
    return { holders: await holdersOf(db, rows.toReversed(), now), member, previous: null, next: null };
  }
  const isBack = at.startsWith(BACK);
  const from = parseId('benefitGrant', isBack ? at.slice(BACK.length) : at);
  // One more than is shown says whether there is a page beyond.
  const wanted = { from, isBack: isBack && from !== null, limit: PAGE + 1 };
  const rows = await holdersFrom(db, benefit, wanted, await storesInSight(actor));
  const shown = rows.slice(0, PAGE);
  const page = isBack && from !== null ? shown.toReversed() : shown;
  const isMore = rows.length > PAGE;
  const [first, last] = [page[0], page.at(-1)];
  const hasPrevious = from !== null && (isBack ? isMore : true);
  const hasNext = isBack && from !== null ? true : isMore;
  return {
    holders: await holdersOf(db, page, now),
    member,
    previous: hasPrevious && first !== undefined ? `${BACK}${publicId('benefitGrant', first.id)}` : null,
    next: hasNext && last !== undefined ? publicId('benefitGrant', last.id) : null,
  };
}

async function named(db: Db, actor: Actor, member: string): Promise<string[]> {
  try {
    const ids = await membersNamed(db, [member]);
    const sights = await Promise.all(ids.map((id) => memberInSight(db, actor, id)));
    return ids.filter((_, place) => sights[place]?.isVisible === true);
  } catch (error) {
    if (isRefusal(error)) return [];
    throw error;
  }
}

async function holdersOf(db: Db, rows: readonly GrantRow[], now: Date): Promise<Holder[]> {
  const views = await viewsOf(db, rows, now);
  const members = await membersById(
    db,
    views.map(({ grant }) => grant.memberId),
  );
  return views.map((view) => ({ ...view, member: members.get(view.grant.memberId) ?? null }));
}
