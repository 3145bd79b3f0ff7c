import { requireId } from '@/lib/kernel/id';
import { holdPoints, postHeldPoints, returnPoints, spendPoints, tenderQuote, voidHeldPoints } from '@/lib/points';
import {
  HoldAnswer,
  presentHold,
  presentSpent,
  presentTender,
  presentVoided,
  SpentAnswer,
  TenderAnswer,
} from '../present/spending';
import { requireMember } from '../reach';
import { type Caller, route } from '../route';

const reach = (caller: Caller, { id }: { id: string }) => requireMember(caller, requireId('member', id));
const about = { method: 'POST', tag: 'Points', isIdempotent: true, reach } as const;
const spent = { description: 'The line of the passbook', schema: SpentAnswer };
const spentBefore = { description: 'A repeat: the first line', schema: SpentAnswer };
// In the order of the table: the examples hold, void that hold, hold again and post it.
const exampleHold = {
  points: 20,
  reason: '满减换购',
  source: { type: 'checkout', id: 'C-20261122-1' },
  ttlSeconds: 900,
};

/** Points spent at once, or held first and then posted or voided (4.A.2, 4.A.8). */
export const spendingRoutes = [
  route('spendPoints', {
    ...about,
    path: '/members/{id}/points/spend',
    summary: 'Spend points at once; the same source again answers the first line',
    runs: spendPoints,
    body: spendPoints.input.omit({ id: true }),
    answers: { 201: spent, 200: spentBefore },
    refusals: ['member_not_found', 'member_frozen', 'insufficient_points', 'points_in_debt', 'idempotency_mismatch'],
    example: { body: { points: 10, reason: '积分抽奖', source: { type: 'lottery', id: 'L-20261122-7' } } },
    present: presentSpent,
  }),
  route('holdPoints', {
    ...about,
    path: '/members/{id}/points/hold',
    summary: 'Set points aside until they are posted, voided, or the time is over',
    runs: holdPoints,
    body: holdPoints.input.omit({ id: true }),
    answers: {
      201: { description: 'Held', schema: HoldAnswer },
      200: { description: 'A repeat: the hold of this source', schema: HoldAnswer },
    },
    refusals: ['member_not_found', 'member_frozen', 'insufficient_points', 'points_in_debt', 'idempotency_mismatch'],
    example: { body: exampleHold },
    present: presentHold,
  }),
  route('postHeldPoints', {
    ...about,
    path: '/members/{id}/points/post',
    summary: 'Spend what a hold set aside, all of it or less; the rest is free again',
    runs: postHeldPoints,
    body: postHeldPoints.input.omit({ id: true }),
    answers: { 201: spent, 200: spentBefore },
    refusals: [
      'hold_not_found',
      'hold_ended',
      'hold_voided',
      'hold_posted',
      'post_exceeds_hold',
      'insufficient_points',
    ],
    example: { body: { holdId: 'hld_01m8040j33erd8ztvrq0kj4ewb', points: 15 } },
    present: presentSpent,
  }),
  route('voidHeldPoints', {
    ...about,
    path: '/members/{id}/points/void',
    summary: 'Give what a hold set aside free again; doing it twice changes nothing',
    runs: voidHeldPoints,
    body: voidHeldPoints.input.omit({ id: true }),
    answers: { 200: { description: 'The hold, which holds nothing any more', schema: HoldAnswer } },
    refusals: ['hold_not_found', 'hold_posted'],
    example: { body: { holdId: 'hld_01m8040j33erd8ztvrq0kj4ewb' } },
    present: presentVoided,
  }),
  route('returnPoints', {
    ...about,
    path: '/members/{id}/points/return',
    summary: 'Give points of a spend back to the lots they came from; what ended meanwhile lives again for some days',
    runs: returnPoints,
    body: returnPoints.input.omit({ id: true }),
    answers: { 201: spent, 200: spentBefore },
    refusals: ['entry_not_found', 'return_exceeds_spend', 'idempotency_mismatch'],
    example: {
      body: { entryId: 'pte_01m8040j33erd8ztvrq0kj4ewb', points: 5, source: { type: 'exchange', id: 'X-1' } },
    },
    present: presentSpent,
  }),
  route('quotePoints', {
    method: 'POST',
    path: '/members/{id}/points/quote',
    tag: 'Points',
    summary: 'How many points may pay for a part of an order now: clamped to steps, share and balance, nothing is held',
    runs: tenderQuote,
    body: tenderQuote.input.omit({ id: true }),
    answers: { 200: { description: 'What points may pay', schema: TenderAnswer } },
    refusals: ['member_not_found'],
    example: { body: { payable: 25900, points: 12000 } },
    reach,
    present: presentTender,
  }),
];
