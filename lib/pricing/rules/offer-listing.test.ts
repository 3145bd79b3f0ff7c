import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ListedOffer, OFFER_SORTS, type OfferPlace, pageOfOffers } from './offer-listing';

const offer = (code: string, priority: number, changed: number, more: Partial<ListedOffer> = {}): ListedOffer => ({
  code,
  name: { zh: `优惠${code}`, en: `Offer ${code}` },
  kind: 'order_discount',
  params: {},
  layer: 'order',
  stack: 'COMMON',
  group: null,
  priority,
  startsAt: null,
  endsAt: null,
  phase: 'running',
  version: 1,
  hasDraft: false,
  changedAt: new Date(changed),
  ...more,
});
const NONE = { q: '', phases: [], kinds: [], layers: [] };
const placeOf = (one: ListedOffer | undefined, isBack: boolean): OfferPlace | null =>
  one === undefined ? null : { ...one, isBack };

test('walking pages forth meets every offer once, and walking back meets the same pages', () => {
  const some = fc.uniqueArray(fc.tuple(fc.string(), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })), {
    selector: ([code]) => code,
    maxLength: 12,
  });
  fc.assert(
    fc.property(some, fc.constantFrom(...OFFER_SORTS), fc.integer({ min: 1, max: 4 }), (rows, sort, limit) => {
      const all = rows.map((row) => offer(...row));
      const pages = [pageOfOffers(all, NONE, { sort, place: null, limit })];
      while (pages.at(-1)?.hasNext)
        pages.push(pageOfOffers(all, NONE, { sort, place: placeOf(pages.at(-1)?.rows.at(-1), false), limit }));
      const codes = pages.flatMap((page) => page.rows.map(({ code }) => code));
      expect(codes.toSorted()).toEqual(all.map(({ code }) => code).sort());
      expect(pages.map(({ hasPrevious }) => hasPrevious)).toEqual(pages.map((_, place) => place > 0));
      for (let at = pages.length - 1; at > 0; at--) {
        const back = pageOfOffers(all, NONE, { sort, place: placeOf(pages[at]?.rows[0], true), limit });
        expect(back.rows).toEqual(pages[at - 1]?.rows);
        expect([back.hasNext, back.hasPrevious]).toEqual([true, at > 1]);
      }
    }),
    { numRuns: 100 },
  );
});

test('words are found in codes and in both names, in any case', () => {
  const all = [
    offer('tea-day', 0, 0),
    offer('b', 0, 0, { name: { zh: '周二茶日', en: 'TEA Tuesday' } }),
    offer('c', 0, 0),
  ];
  const found = (q: string) => pageOfOffers(all, { ...NONE, q }, { sort: 'code', place: null, limit: 9 }).total;
  expect([found('tea'), found('茶'), found('nothing')]).toEqual([2, 1, 0]);
});

test('filters narrow together', () => {
  const all = [offer('a', 0, 0), offer('b', 0, 0, { phase: 'ended' }), offer('c', 0, 0, { layer: 'line' })];
  const codes = (more: object) =>
    pageOfOffers(all, { ...NONE, ...more }, { sort: '-code', place: null, limit: 9 }).rows.map(({ code }) => code);
  expect(codes({})).toEqual(['c', 'b', 'a']);
  expect(codes({ phases: ['running'], layers: ['order'] })).toEqual(['a']);
  expect(codes({ kinds: ['ladder'] })).toEqual([]);
});
