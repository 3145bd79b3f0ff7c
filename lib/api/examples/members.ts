import type { z } from 'zod';
import { EventsAnswer } from '../present/behaviour';
import { DecisionPage } from '../present/decision';
import { GrowthPage, LevelPage, PointPage } from '../present/entries';
import { MemberAnswer } from '../present/member';
import { at, memberId, orderId, problem, reasons, silver } from './shared';

const source = { type: 'order', id: orderId, externalId: 'shop-20261121-0001' };

const member: z.output<typeof MemberAnswer> = {
  id: memberId,
  externalId: 'crm-10001',
  code: 'JXS665MMAA',
  kind: 'person',
  name: '林**',
  mobile: '138****1234',
  email: null,
  gender: 'female',
  birthday: '****-11-**',
  region: '上海',
  status: 'active',
  channel: 'pos',
  storeCode: 'SH-001',
  level: { ...silver, since: at, validTo: '2027-11-30T16:00:00.000Z' },
  growth: { total: 408 },
  points: {
    available: 50,
    pending: 716,
    held: 0,
    debt: 0,
    earned: 766,
    spent: 0,
    expired: 0,
    expiring: [{ points: 50, at: '2027-12-31T16:00:00.000Z' }],
    arriving: [{ points: 716, at: '2026-12-05T10:30:00.000Z' }],
  },
  stats: { orders: 1, amount: 35800, refunded: 0, firstOrderAt: at, lastOrderAt: at },
  lifecycle: 'active',
  tags: [],
  registeredAt: '2026-01-05T02:00:00.000Z',
  createdAt: '2026-01-05T02:00:00.120Z',
};

const booked = {
  type: 'EARN',
  source,
  reason: 'order',
  occurredAt: at,
  createdAt: '2026-11-20T10:30:00.210Z',
};

const lot = {
  id: 'lot_01m8038kmye16tw4kz4fvysgv5',
  points: 716,
  activatesAt: '2026-12-05T10:30:00.000Z',
  expiresAt: '2028-12-31T16:00:00.000Z',
};

/** Examples of members, what they do, and their books. */
export const MEMBER_EXAMPLES: readonly (readonly [z.ZodType, unknown])[] = [
  [MemberAnswer, member],
  [
    EventsAnswer,
    {
      results: [
        {
          status: 201,
          id: 'app-1',
          eventId: 'evt_01m8038kmze4kvsmrngz6xq13d',
          memberId,
          type: 'check_in',
          at,
          counted: true,
          points: { granted: 5, desired: 5, availableAt: at, cuts: [] },
          growth: { granted: 5, desired: 5, cuts: [] },
          takenBack: { points: 0, growth: 0 },
          decisions: [
            {
              topic: 'points',
              outcome: 'given',
              code: 'points_behaviour',
              message: 'Check-in: 5 points wanted, 5 granted',
              facts: { way: 'check_in', type: 'check_in', desired: 5, granted: 5 },
              rule: 'points@1#check_in',
            },
          ],
        },
        problem,
      ],
    },
  ],
  [
    PointPage,
    {
      data: [
        {
          ...booked,
          id: 'pte_01m8038kmye16tw4ktaj9ykgzy',
          balanceAfter: 766,
          rule: 'points@1#order',
          points: 716,
          debt: 0,
          lots: [lot],
        },
      ],
      nextCursor: 'pte_01m8038kmye16tw4ktaj9ykgzy',
    },
  ],
  [
    GrowthPage,
    {
      data: [
        { ...booked, id: 'pte_01m8038kmxex5t0wec49frd68m', balanceAfter: 408, rule: 'growth@1#order', growth: 408 },
      ],
      nextCursor: null,
    },
  ],
  [
    LevelPage,
    {
      data: [
        {
          id: 'lvc_01m8038kmze4kvsmrk3rmspyb8',
          from: { code: 'bronze', rank: 1 },
          to: { code: 'silver', rank: 2 },
          at,
          validTo: '2027-11-30T16:00:00.000Z',
          reason: 'reached',
          version: 1,
          counted: { orders: 1, amount: 34_000 },
          note: null,
          source: { type: 'order', id: orderId },
        },
      ],
      nextCursor: null,
      standing: {
        level: { code: 'silver', name: '白银', rank: 2 },
        since: at,
        validTo: '2027-11-30T16:00:00.000Z',
        version: 1,
        keep: {
          from: at,
          to: '2027-11-30T16:00:00.000Z',
          isMet: true,
          needed: [],
          graceUntil: null,
          dropsAt: null,
          projected: { code: 'silver', name: '白银', rank: 2 },
        },
        next: {
          level: { code: 'gold', name: '黄金', rank: 3 },
          needed: [
            [{ attribute: 'orders', actual: 1, needed: 3, short: 2 }],
            [{ attribute: 'amount', actual: 34_000, needed: 80_000, short: 46_000 }],
          ],
        },
        lent: null,
        protectedUntil: null,
        invitedAt: null,
        invitationAcceptedAt: null,
      },
    },
  ],
  [
    DecisionPage,
    {
      data: [{ id: 'dec_01m8038kmze4kvsmrngz6xq13d', kind: 'order.settled', subject: source, at, reasons }],
      nextCursor: null,
    },
  ],
];
