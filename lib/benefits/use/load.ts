import { booksOf, survivorOf } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { termsOfGrant } from '../in-force';
import { periodAt } from '../rules/period';
import { type GrantRow, grantsForUpdate } from '../store/grants';
import { usesOfGrants, usesSince } from '../store/uses';
import { benefitBook } from '../store/versions';
import { type BenefitRef, type BenefitWork, type LivingGrant, recentKey } from './work';

/**
 * Locks grants in id order and loads what their uses depend on, once for a set; the caller has locked the members
 * (4.F: member, account, copies and grants, batch, budget). Without grants nothing is asked of the database.
 */
export async function loadBenefitWork(db: Db, refs: readonly BenefitRef[], now: Date): Promise<BenefitWork> {
  const empty = { changed: new Map(), decisions: [], announcements: [] };
  if (refs.length === 0) return { ...empty, now, zone: 'UTC', grants: new Map(), uses: new Map(), recent: new Map() };
  const settings = await program(db);
  const found = await lockGrants(db, refs);
  const book = await benefitBook(db, settings);
  const grants = found.map(({ row, isOwn }): LivingGrant => ({ row, isOwn, terms: termsOfGrant(book, row) }));
  const limited = grants.flatMap(({ row, terms }) => {
    const { limit = null } = terms ?? {};
    const period = limit === null ? null : periodAt(limit.per, now, settings.zone);
    return period === null ? [] : [{ memberId: row.memberId, benefit: row.benefit, from: period.from }];
  });
  const [uses, recent] = await Promise.all([
    usesOfGrants(
      db,
      grants.map(({ row }) => row),
    ),
    usesSince(db, limited),
  ]);
  const loaded = new Set(grants.map(({ row }) => row.id));
  return {
    ...empty,
    now,
    zone: settings.zone,
    grants: new Map(grants.map((grant) => [grant.row.id, grant])),
    uses: Map.groupBy(uses, ({ grantId }) => grantId),
    recent: Map.groupBy(
      recent.filter(({ grantId }) => !loaded.has(grantId)),
      recentKey,
    ),
  };
}

type Found = { readonly row: GrantRow; readonly isOwn: boolean };

async function lockGrants(db: Db, refs: readonly BenefitRef[]): Promise<Found[]> {
  const rows = await grantsForUpdate(db, refs);
  const own = rows.map((row) => ({ row, isOwn: true }));
  const known = new Set(rows.map(({ id }) => id));
  const missing = refs.filter(({ grantId }) => !known.has(grantId));
  return missing.length === 0 ? own : [...own, ...(await lockElsewhere(db, missing))];
}

/** Grants go along with a merge, and those that an order holds do not come back with its undoing (N13). */
async function lockElsewhere(db: Db, refs: readonly BenefitRef[]): Promise<Found[]> {
  const survivors = new Map<string, string>();
  const places: BenefitRef[] = [];
  for (const { memberId, grantId } of refs) {
    const survivor = survivors.get(memberId) ?? (await survivorOf(db, memberId));
    survivors.set(memberId, survivor);
    for (const book of await booksOf(db, survivor)) places.push({ memberId: book, grantId });
  }
  const own = new Set(refs.map(({ memberId, grantId }) => `${survivors.get(memberId)}|${grantId}`));
  const rows = await grantsForUpdate(db, places);
  return rows.map((row) => ({ row, isOwn: own.has(`${row.memberId}|${row.id}`) }));
}
