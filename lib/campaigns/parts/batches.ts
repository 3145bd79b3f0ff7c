import { type BatchView, batchIdsNamed, batchPage, viewsOf } from '@/lib/coupons';
import { publicId } from '@/lib/kernel/id';
import { audienceOf, missing, type PartFacts, type PartSource } from './part';

const BATCHES_MAX = 200;

function factsOf({ batch, stock, terms }: BatchView, now: Date): PartFacts {
  const code = publicId('couponBatch', batch.id);
  if (terms === null) return { ...missing('batch', code), gate: batch.id, standing: 'draft' };
  const isOver = batch.state === 'voided' || (terms.claimTo !== null && terms.claimTo <= now);
  return {
    sort: 'batch',
    code,
    gate: batch.id,
    version: batch.version,
    name: terms.name,
    kind: terms.kind,
    standing: isOver ? 'over' : batch.state === 'paused' ? 'paused' : terms.claimFrom > now ? 'scheduled' : 'live',
    from: terms.claimFrom,
    to: terms.claimTo,
    audience: audienceOf(terms.audience.levels, null),
    budgets: [],
    isLimited: stock.total !== null || terms.budget.limit !== null,
    said: terms,
  };
}

/** Batches of coupons: members claim copies, or are given them. */
export const batches: PartSource = {
  code: 'batch',
  async find(db, _, codes, now) {
    const ids = await batchIdsNamed(db, codes);
    const views = new Map((await viewsOf(db, [...new Set(ids.values())])).map((view) => [view.batch.id, view]));
    return codes.map((code) => {
      const view = views.get(ids.get(code) ?? '');
      return view === undefined ? missing('batch', code) : { ...factsOf(view, now), code };
    });
  },
  all: async (db, _, now) => (await batchPage(db, null, BATCHES_MAX)).map((view) => factsOf(view, now)),
};
