import { requireId } from '@/lib/kernel/id';
import { BenefitAnswer, BenefitPage, presentBenefits, presentGrant } from '../present/benefit';
import { requireMember, requireStores } from '../reach';
import { grantAndRead, memberBenefits, redeemAndRead, returnAndRead } from '../reads/benefit';
import { PageQuery } from '../reads/lists';
import { type Caller, route } from '../route';

const tag = 'Benefits';
const memberId = 'mem_01m8040j33erd8ztvrq0kj4ewb';
const grant = 'bng_01m8040j33erd8ztvrq0kj4ewb';
const ofMember = (caller: Caller, { id }: { id: string }) => requireMember(caller, requireId('member', id));
const bars = ['used_up', 'expired', 'not_started', 'voided', 'wrong_store', 'wrong_channel', 'wrong_day', 'wrong_hour'];

/** Benefits: what a member has, granting, using at a desk, giving back (S0-3). */
export const benefitRoutes = [
  route('listMemberBenefits', {
    method: 'GET',
    path: '/members/{id}/benefits',
    tag: 'Members',
    summary: 'The benefits that a member has or had, newest first',
    runs: memberBenefits,
    query: PageQuery,
    answers: { 200: { description: 'A page', schema: BenefitPage } },
    refusals: ['member_not_found'],
    example: { query: { limit: '20' } },
    reach: ofMember,
    present: (page, { locale }) => presentBenefits(page, locale),
  }),
  route('grantBenefit', {
    method: 'POST',
    path: '/benefits/{code}/grants',
    tag,
    summary: 'Grant a benefit to a member; the same key again answers the first grant',
    runs: grantAndRead,
    body: grantAndRead.input.omit({ code: true }),
    isIdempotent: true,
    answers: {
      201: { description: 'A new grant', schema: BenefitAnswer },
      200: { description: 'A repeat: the first grant', schema: BenefitAnswer },
    },
    refusals: [
      'member_not_found',
      'benefit_not_found',
      'benefit_not_open',
      'benefit_not_for_member',
      'benefit_over',
      'sold_out',
    ],
    example: {
      params: { code: 'free-delivery' },
      body: { memberId, key: 'sorry-20261122-7', times: 1, note: '配送延误致歉' },
    },
    reach: (caller, input) => requireMember(caller, requireId('member', input.memberId)),
    present: (seen, { locale }) => presentGrant(seen, locale, 201),
  }),
  route('redeemBenefit', {
    method: 'POST',
    path: '/members/{id}/benefits/{grant}/redeem',
    tag,
    summary: 'Use one time of a benefit at a desk; the key names the use, so that a repeat uses nothing',
    runs: redeemAndRead,
    body: redeemAndRead.input.omit({ id: true, grant: true }),
    isIdempotent: true,
    answers: { 200: { description: 'The benefit with what is left', schema: BenefitAnswer } },
    refusals: [
      'benefit_not_found',
      'member_frozen',
      'store_out_of_scope',
      'redemption_undone',
      ...bars.map((why) => `benefit_${why}`),
    ],
    example: { params: { grant }, body: { key: 'desk-7-0042', storeCode: 'SH-01', channel: 'pos' } },
    reach: (caller, { storeCode = null }) => requireStores(caller, [storeCode]),
    present: (seen, { locale }) => presentGrant(seen, locale),
  }),
  route('returnBenefit', {
    method: 'POST',
    path: '/members/{id}/benefits/{grant}/return',
    tag,
    summary: 'Give a use back to the period in which it was used, or grant another time where that one is over',
    runs: returnAndRead,
    body: returnAndRead.input.omit({ id: true, grant: true }),
    isIdempotent: true,
    answers: { 200: { description: 'The benefit with what is left', schema: BenefitAnswer } },
    refusals: ['benefit_not_found'],
    example: { params: { grant }, body: { key: 'desk-7-0042', note: '顾客退货' } },
    reach: ofMember,
    present: (seen, { locale }) => presentGrant(seen, locale),
  }),
];
