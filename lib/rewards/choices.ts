import { benefitRows } from '@/lib/benefits';
import { batchPage } from '@/lib/coupons';
import { publicId } from '@/lib/kernel/id';
import type { Db } from '@/lib/platform/db';

const BATCHES_MAX = 200;

/** What the editor of rewards offers to name: batches that are live and benefits in force, by the reader's language. */
export async function rewardChoices(db: Db, now: Date, locale: string) {
  const named = (name: { readonly zh: string; readonly en?: string | undefined }) =>
    (locale === 'en' ? name.en : name.zh) || name.zh;
  const [batches, benefits] = await Promise.all([batchPage(db, null, BATCHES_MAX), benefitRows(db, now)]);
  return {
    batch: batches.flatMap(({ batch, terms }) =>
      terms === null || batch.state !== 'live'
        ? []
        : [{ value: batch.code ?? publicId('couponBatch', batch.id), label: named(terms.name) }],
    ),
    benefit: benefits.flatMap(({ code, state, terms }) =>
      terms === null || state !== 'live' ? [] : [{ value: code, label: named(terms.name) }],
    ),
  };
}
