import 'server-only';
import { type Actor, may } from '@/lib/kernel/actor';
import { requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { storesInSight } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { regionPlaces } from '@/lib/stores';
import { mayChange, mayOpen, type Reader } from './rules/reach';
import { type SavedRow, savedForUpdate, savedReport } from './store/saved';

/** Somebody as saved reports know him: his roles, and the regions that he reaches a store of. */
export async function readerOf(actor: Actor): Promise<Reader> {
  const sight = await storesInSight(actor);
  const regions = sight === null ? null : (await regionPlaces()).filter(({ stores }) => sight.some(isIn(stores)));
  return {
    id: 'id' in actor ? actor.id : '',
    roles: actor.kind === 'staff' ? actor.roles : [],
    regions: regions?.map(({ code }) => code) ?? null,
    mayRead: may(actor, 'reports.read'),
    mayEdit: may(actor, 'reports.edit'),
    mayManage: may(actor, 'reports.manage'),
  };
}

const isIn =
  (stores: readonly string[]) =>
  (code: string): boolean =>
    stores.includes(code);

/** A saved report that the actor may open; one that he may not is none for him. Refuses with 404 `saved_report_not_found`. */
export async function requireOpen(db: Db, actor: Actor, id: string): Promise<SavedRow> {
  const row = await savedReport(db, requireId('savedReport', id));
  if (row === null || !mayOpen(row, await readerOf(actor))) throw new Refusal('saved_report_not_found', {}, 404);
  return row;
}

/** A saved report that the actor may change, locked; refuses with 404, or 403 `report_not_yours` when he may only open it. */
export async function requireOwn(db: Db, actor: Actor, id: string): Promise<SavedRow> {
  const row = await savedForUpdate(db, requireId('savedReport', id));
  const reader = await readerOf(actor);
  if (row === null || !mayOpen(row, reader)) throw new Refusal('saved_report_not_found', {}, 404);
  if (!mayChange(row, reader)) throw new Refusal('report_not_yours', {}, 403);
  return row;
}
