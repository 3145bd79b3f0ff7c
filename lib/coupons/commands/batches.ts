import { actorLabel, actorName } from '@/lib/kernel/actor';
import { publicId, requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { requireFreePart } from '@/lib/platform/authored/gates';
import { command, parseInput } from '@/lib/platform/command';
import { newId } from '@/lib/platform/new-id';
import { publishTerms } from '../publish';
import { TermsSchema } from '../rules/terms';
import { BatchRef, PauseInput, PublishInput, SaveDraftInput, VoidBatchInput } from '../schema';
import { type BatchRow, batchForUpdate, insertBatch, saveBatchState } from '../store/batches';
import { dropDraft, saveDraft } from '../store/versions';

/** Keeps what somebody is writing as the next version of a batch, or begins a batch; it counts for nothing (4.M). */
export const saveCouponDraftCommand = command({
  name: 'coupons.saveDraft',
  can: 'coupons.edit',
  input: SaveDraftInput,
  async run({ db, actor, now }, { batch, basedOn, terms }) {
    const id = batch === null ? newId() : requireId('couponBatch', batch);
    if (batch === null) await insertBatch(db, newBatch(id, actorLabel(actor), now), null);
    else await requireBatch(await batchForUpdate(db, id));
    await saveDraft(db, id, { basedOn, terms, savedBy: actorName(actor), savedAt: now });
    return { batch: publicId('couponBatch', id) };
  },
  audit: ({ batch }, saved) => (batch === null ? { objectType: 'couponBatch', objectId: saved.batch } : null),
});

/** Throws a draft away; what is published stays as it is. */
export const dropCouponDraftCommand = command({
  name: 'coupons.dropDraft',
  can: 'coupons.edit',
  input: BatchRef,
  run: async ({ db }, { batch }) => ({ dropped: (await dropDraft(db, requireId('couponBatch', batch))) > 0 }),
  audit: ({ batch }, { dropped }) => (dropped ? { objectType: 'couponBatch', objectId: batch } : null),
});

/**
 * Publishes the next version of a batch: it counts for copies that are issued from now on, and those that exist keep
 * theirs. Whoever began from a version that is not the newest must look again (4.E, 4.M).
 */
export const publishCouponTermsCommand = command({
  name: 'coupons.publish',
  can: 'coupons.edit',
  input: PublishInput,
  async run({ db, actor, now }, { batch, basedOn, terms: raw, note }) {
    const terms = parseInput(TermsSchema, raw);
    const id = requireId('couponBatch', batch);
    const row = requireBatch(await batchForUpdate(db, id));
    await requireFreePart(db, 'batch', id, now);
    if (row.version !== basedOn) throw new Refusal('terms_changed_meanwhile', { latest: row.version, basedOn });
    const version = await publishTerms(db, row, terms, { by: actorName(actor), note, now });
    await dropDraft(db, id);
    return { version };
  },
  audit: ({ batch, note, terms }, { version }) => ({
    objectType: 'couponBatch',
    objectId: batch,
    after: { version, terms },
    reason: note,
  }),
});

/** Lets claims of a batch rest, or go on; copies that exist stay good. */
export const pauseCouponBatchCommand = command({
  name: 'coupons.pause',
  can: 'coupons.edit',
  input: PauseInput,
  async run({ db, now }, { batch, paused }) {
    const row = requireBatch(await batchForUpdate(db, requireId('couponBatch', batch)));
    if (row.version === 0) throw new Refusal('batch_draft', {});
    const state = paused ? 'paused' : 'live';
    await saveBatchState(db, { ...row, state, changedAt: now });
    return { state, before: row.state };
  },
  audit: ({ batch, note }, { state, before }) => ({
    objectType: 'couponBatch',
    objectId: batch,
    before: { state: before },
    after: { state },
    reason: note,
  }),
});

/** Voids a batch: from this moment nobody gets a copy and no copy counts; a job marks them one after the other (4.E). */
export const voidCouponBatchCommand = command({
  name: 'coupons.voidBatch',
  can: 'coupons.edit',
  input: VoidBatchInput,
  async run({ db, now }, { batch, note }) {
    const row = requireBatch(await batchForUpdate(db, requireId('couponBatch', batch)));
    await saveBatchState(db, { ...row, state: 'voided', changedAt: now, voidedWhy: note });
    return { before: row.state };
  },
  audit: ({ batch, note }, { before }) => ({
    objectType: 'couponBatch',
    objectId: batch,
    before: { state: before },
    after: { state: 'voided' },
    reason: note,
  }),
});

/** A batch that nothing is published of yet. */
function newBatch(id: string, createdBy: string, now: Date): BatchRow {
  return {
    id,
    code: null,
    state: 'draft',
    version: 0,
    createdAt: now,
    createdBy,
    changedAt: now,
    voidedWhy: null,
    demo: false,
  };
}

/** A batch that exists and is not voided. */
function requireBatch(row: BatchRow | null): BatchRow {
  if (row === null) throw new Refusal('couponBatch_not_found', {}, 404);
  if (row.state === 'voided') throw new Refusal('batch_voided', { reason: row.voidedWhy });
  return row;
}
