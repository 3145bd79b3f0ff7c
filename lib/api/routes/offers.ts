import { offerAudience, offerBook, publishOfferCommand, saveOfferCommand, withdrawOfferCommand } from '@/lib/pricing';
import {
  OfferAudienceAnswer,
  OfferBookAnswer,
  OfferDraftAnswer,
  OfferVersionAnswer,
  OfferWithdrawnAnswer,
  presentAudience,
  presentBook,
  presentDraft,
  presentVersion,
  presentWithdrawn,
} from '../present/offer';
import { presentQuote, QuoteAnswer } from '../present/quote';
import { requireMembersNamed, requireStores } from '../reach';
import { quoteAndRead } from '../reads/quote';
import { type Caller, route } from '../route';

const tag = 'Offers';
/** An offer counts for all stores, so it is written by a key for all of them. */
const everywhere = (caller: Caller) => requireStores(caller, [null]);
const write = { method: 'POST', tag, isIdempotent: true, reach: everywhere } as const;

const teaDay = {
  code: 'tea-day',
  terms: {
    kind: 'member_day',
    params: { weekdays: [2], rateBp: 9500 },
    layer: 'order',
    priority: 10,
    scope: { include: { categories: ['tea'] } },
    name: { zh: '周二茶日 95 折', en: 'Tea Tuesday, 5% off' },
  },
};

const cart = {
  member: { externalId: 'crm-10001' },
  channel: 'pos',
  storeCode: 'SH-001',
  at: '2026-11-18T14:00:00+08:00',
  lines: [
    { id: '1', sku: 'TEA-01', quantity: 2, unitPrice: 26800 },
    { id: '2', sku: 'CUP-07', quantity: 1, unitPrice: 4900 },
  ],
  points: 0,
  freight: 1000,
};

/** Offers as versions, and what a cart costs under them (4.C, 4.M). */
export const offerRoutes = [
  route('quote', {
    method: 'POST',
    path: '/quotes',
    tag,
    summary:
      'What a cart costs: discounts down to every unit, every offer applied or refused with its reason, what it earns',
    runs: quoteAndRead,
    body: quoteAndRead.input,
    answers: { 200: { description: 'The price, kept as it was told', schema: QuoteAnswer } },
    refusals: ['member_not_found', 'price_unknown'],
    example: { body: cart },
    async reach(caller, { storeCode, member }) {
      await requireStores(caller, [storeCode]);
      await requireMembersNamed(caller, member ? [member] : []);
    },
    present: presentQuote,
  }),
  route('listOffers', {
    method: 'GET',
    path: '/offers',
    tag,
    summary: 'Every version of every offer, and every draft',
    runs: offerBook,
    answers: { 200: { description: 'All of them', schema: OfferBookAnswer } },
    example: {},
    reach: null,
    present: presentBook,
  }),
  route('saveOffer', {
    ...write,
    path: '/offers',
    summary: 'Save an offer as a draft, over the draft before; it counts for nothing until it is published',
    runs: saveOfferCommand,
    body: saveOfferCommand.input,
    answers: { 200: { description: 'The draft', schema: OfferDraftAnswer } },
    example: { body: teaDay },
    present: presentDraft,
  }),
  route('offerAudience', {
    method: 'GET',
    path: '/offers/{code}/audience',
    tag,
    summary: 'To how many members an offer may speak, whatever their carts hold: its draft, else its newest version',
    runs: offerAudience,
    answers: { 200: { description: 'Active members for whom its conditions may hold', schema: OfferAudienceAnswer } },
    refusals: ['offer_not_found'],
    example: { params: { code: 'tea-day' } },
    reach: everywhere,
    present: presentAudience,
  }),
  route('publishOffer', {
    ...write,
    path: '/offers/{code}/publish',
    summary: 'Publish the draft as a new version, from now on or later; an edit is a new version',
    runs: publishOfferCommand,
    body: publishOfferCommand.input.omit({ code: true }),
    answers: { 201: { description: 'The new version', schema: OfferVersionAnswer } },
    refusals: ['offer_draft_not_found', 'offer_changed_meanwhile', 'effective_in_past', 'effective_before_newest'],
    example: { params: { code: 'tea-day' }, body: { basedOn: 0, note: '开业' } },
    present: presentVersion,
  }),
  route('withdrawOffer', {
    ...write,
    path: '/offers/{code}/withdraw',
    summary: 'Let an offer count no more, and none of its versions that were to follow',
    runs: withdrawOfferCommand,
    body: withdrawOfferCommand.input.omit({ code: true }),
    answers: { 200: { description: 'From when it counts no more', schema: OfferWithdrawnAnswer } },
    refusals: ['offer_not_found', 'offer_withdrawn'],
    example: { params: { code: 'tea-day' }, body: { note: '活动结束' } },
    present: presentWithdrawn,
  }),
];
