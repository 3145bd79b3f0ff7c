import 'server-only';
import { z } from 'zod';
import { revokeSessions } from '@/lib/platform/auth/session-rows';
import type { Db } from '@/lib/platform/db';
import { unseal } from '@/lib/platform/pii';
import { hiddenPerson, mergePerson, type Picked, type Picks } from './rules/merge-identity';
import type { MemberStats } from './store/members';
import { saveStats } from './store/members';
import {
  type Identity,
  KeptPerson,
  markMerged,
  markSplit,
  moveNamesOf,
  savePerson,
  shareTags,
  takeTags,
} from './store/merge';

const Kept = z.object({
  /** What both were before: personal values sealed, passwords hashed. */
  from: KeptPerson,
  to: KeptPerson,
  status: z.string(),
  names: z.object({
    externalIds: z.array(z.string()),
    mobileHashes: z.array(z.string()),
    codes: z.array(z.string()),
  }),
  tags: z.array(z.string()),
});

/** What a merge changed of two members, as its record keeps it. */
export type KeptIdentity = z.output<typeof Kept>;

/** Makes two locked members one: names, profile by the picks, tags; nobody is signed in as the absorbed one any more. */
export async function mergeIdentity(
  db: Db,
  {
    from,
    to,
    picks,
    now,
  }: { readonly from: Identity; readonly to: Identity; readonly picks: Picks; readonly now: Date },
): Promise<KeptIdentity> {
  const names = { externalIds: from.externalIds, mobileHashes: from.mobileHashes, codes: from.codes };
  await moveNamesOf(db, from.id, to.id, names);
  await savePerson(db, to.id, mergePerson(to, from, picks));
  await savePerson(db, from.id, hiddenPerson(from));
  await markMerged(db, from, to.id);
  const tags = await shareTags(db, from.id, to.id);
  await revokeSessions(db, 'member', from.id, null, now);
  return { from: KeptPerson.parse(from), to: KeptPerson.parse(to), status: from.status, names, tags };
}

/**
 * Makes the absorbed member himself again. Of the survivor's profile only what the merge changed and nobody has changed
 * since goes back. Answers whether all names were still there to go back.
 */
export async function splitIdentity(
  db: Db,
  {
    from,
    to,
    kept: raw,
    picks,
  }: { readonly from: Identity; readonly to: Identity; readonly kept: unknown; readonly picks: Picks },
): Promise<boolean> {
  const kept = Kept.parse(raw);
  const { externalIds, mobileHashes, codes } = kept.names;
  const moved = await moveNamesOf(db, to.id, from.id, kept.names);
  const merged = mergePerson({ ...kept.to, id: to.id }, { ...kept.from, id: from.id }, picks);
  const back = Object.entries(merged).filter(([column, value]) => sameValue(to[column as keyof typeof merged], value));
  const columns = back.map(([column]) => [column, kept.to[column as keyof typeof merged]] as const);
  await savePerson(db, to.id, { ...KeptPerson.parse(to), ...Object.fromEntries(columns) });
  await savePerson(db, from.id, kept.from);
  await markSplit(db, from, to.id, kept.status);
  await takeTags(db, to.id, kept.tags);
  return moved === externalIds.length + mobileHashes.length + codes.length;
}

const sameValue = (one: unknown, other: unknown): boolean =>
  one instanceof Date && other instanceof Date ? one.getTime() === other.getTime() : one === other;

/** Whether both gave the same value: then there is nothing to pick. Sealed values are compared by hash or opened. */
export function isSameField(to: Identity, from: Identity, field: Picked): boolean {
  if (field === 'email') return to.emailHash !== null && to.emailHash === from.emailHash;
  if (field === 'mobile') return false;
  if (field !== 'birthday') return to[field] === from[field];
  return to.birthday !== null && from.birthday !== null && unseal(to.birthday) === unseal(from.birthday);
}

/** What two members bought together, for the survivor; the absorbed one's row stays and is empty. */
export function joinStats(to: MemberStats, from: MemberStats): MemberStats {
  const ends = (side: 'firstOrderAt' | 'lastOrderAt') => [to[side], from[side]].flatMap((at) => at?.getTime() ?? []);
  const [first, last] = [ends('firstOrderAt'), ends('lastOrderAt')];
  return {
    memberId: to.memberId,
    orders: to.orders + from.orders,
    amount: to.amount + from.amount,
    refunded: to.refunded + from.refunded,
    firstOrderAt: first.length === 0 ? null : new Date(Math.min(...first)),
    lastOrderAt: last.length === 0 ? null : new Date(Math.max(...last)),
  };
}

/** Saves statistics of locked members as they are said to be. */
export const saveMemberStats = (db: Db, stats: readonly MemberStats[]): Promise<void> => saveStats(db, stats);

/** The statistics of somebody who has bought nothing. */
export const noStats = (memberId: string): MemberStats => ({
  memberId,
  orders: 0,
  amount: 0,
  refunded: 0,
  firstOrderAt: null,
  lastOrderAt: null,
});
