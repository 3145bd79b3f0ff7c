import { requireId } from '@/lib/kernel/id';
import {
  ExchangeAnswer,
  ExchangePage,
  MallAnswer,
  MallItemAnswer,
  presentExchange,
  presentExchanges,
  presentMall,
  presentMallItem,
} from '../present/mall';
import { requireMember } from '../reach';
import { PageQuery } from '../reads/lists';
import { cancelAndRead, exchangeAndRead, MallQuery, memberExchanges, memberMall, memberMallItem } from '../reads/mall';
import { type Caller, route } from '../route';

const tag = 'Mall';
const code = 'mug-20261122';
const ofMember = (caller: Caller, { id }: { id: string }) => requireMember(caller, requireId('member', id));
const shown = { tag, reach: ofMember } as const;
const noes = ['mall_item_not_found', 'mall_sold_out', 'mall_limit', 'mall_not_for_level', 'mall_not_open'];
const address = { name: '林小满', mobile: '13800001234', address: '上海市徐汇区衡山路 1 号' };

/** The points mall: what a member may have at which price, exchanging and cancelling for him (M6). */
export const mallRoutes = [
  route('listMemberMall', {
    ...shown,
    method: 'GET',
    path: '/members/{id}/mall',
    summary: 'The points mall as a member sees it: every item at his price, and why not where he may not have it',
    runs: memberMall,
    query: MallQuery,
    answers: { 200: { description: 'All items on the shelf', schema: MallAnswer } },
    refusals: ['member_not_found'],
    example: { query: { affordable: 'true' } },
    present: (seen, { locale }) => presentMall(seen, locale),
  }),
  route('getMemberMallItem', {
    ...shown,
    method: 'GET',
    path: '/members/{id}/mall/{code}',
    summary: 'One item of the points mall as a member sees it',
    runs: memberMallItem,
    answers: { 200: { description: 'The item', schema: MallItemAnswer } },
    refusals: ['member_not_found', 'mall_item_not_found'],
    example: { params: { code } },
    present: (seen, { locale }) => presentMallItem(seen, locale),
  }),
  route('exchangeForMember', {
    ...shown,
    method: 'POST',
    path: '/members/{id}/mall/{code}/exchanges',
    summary: 'Exchange points of a member for an item at the price he saw; another price by now is told, never taken',
    runs: exchangeAndRead,
    body: exchangeAndRead.input.omit({ id: true, code: true }),
    isIdempotent: true,
    answers: {
      201: { description: 'A new exchange', schema: ExchangeAnswer },
      200: { description: 'A repeat: the first exchange', schema: ExchangeAnswer },
    },
    refusals: ['member_not_found', 'mall_requote', 'insufficient_points', 'points_in_debt', ...noes],
    example: {
      params: { code },
      body: { key: 'app-20261122-7', seen: { points: 1, cash: 0 }, way: 'delivery', address },
    },
    present: (seen, { locale }) => presentExchange(seen, locale, 201),
  }),
  route('listMemberExchanges', {
    ...shown,
    method: 'GET',
    path: '/members/{id}/exchanges',
    summary: 'The exchanges of a member, newest first',
    runs: memberExchanges,
    query: PageQuery,
    answers: { 200: { description: 'A page', schema: ExchangePage } },
    refusals: ['member_not_found'],
    example: { query: { limit: '20' } },
    present: (page, { locale }) => presentExchanges(page, locale),
  }),
  route('cancelExchangeForMember', {
    ...shown,
    method: 'POST',
    path: '/members/{id}/exchanges/{exchange}/cancel',
    summary: 'Cancel an exchange for its member while it waits; its points go back to their lots',
    runs: cancelAndRead,
    isIdempotent: true,
    answers: { 200: { description: 'The exchange, cancelled', schema: ExchangeAnswer } },
    refusals: ['mall_order_not_found', 'mall_order_state', 'mall_used', 'mall_card_read'],
    example: { params: { exchange: 'mlo_01m8040j33erd8ztvrq0kj4ewb' } },
    present: (seen, { locale }) => presentExchange(seen, locale),
  }),
];
