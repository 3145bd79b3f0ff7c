import { STANDARD_NOTE } from '@/lib/kernel/standard-note';
import type { Db } from '@/lib/platform/db';
import { OfferTermsSchema } from './schema';
import { addVersion } from './store/offers';

// The first versions count for all history, like the rules of earning: a quote of any moment is priced by them.
const FROM_THE_BEGINNING = new Date('1970-01-01T00:00:00Z');
const WEDNESDAY = 3;

const OFFERS = {
  'member-price': {
    kind: 'member_price',
    params: {},
    layer: 'unit',
    name: { zh: '会员价', en: 'Member price' },
  },
  // What an enterprise agreed on counts as soon as a contract names it.
  'contract-price': {
    kind: 'contract_price',
    params: {},
    layer: 'unit',
    name: { zh: '协议价', en: 'Contract price' },
  },
  'member-day': {
    kind: 'member_day',
    params: { weekdays: [WEDNESDAY], rateBp: 8_800 },
    layer: 'order',
    priority: 10,
    name: { zh: '会员日 88 折', en: 'Member day, 12% off' },
  },
} as const;

/**
 * Adds the offers that a fresh installation starts with; a version that exists stays as it is. Answers whether any was
 * new (P-benefits, S3-4.2).
 */
export async function saveStandardOffers(db: Db): Promise<boolean> {
  let isNew = false;
  for (const [code, terms] of Object.entries(OFFERS)) {
    const isAdded = await addVersion(db, {
      code,
      version: 1,
      terms: OfferTermsSchema.parse(terms),
      startsAt: null,
      endsAt: null,
      effectiveFrom: FROM_THE_BEGINNING,
      publishedAt: FROM_THE_BEGINNING,
      publishedBy: 'system:standard',
      note: STANDARD_NOTE,
    });
    isNew = isNew || isAdded;
  }
  return isNew;
}
