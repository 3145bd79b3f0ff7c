import 'server-only';

export { cancelOrder, completeOrder } from './commands/move-order';
export { placeOrder } from './commands/place-order';
export { BATCH_MAX, type BatchOutcome, placeOrders } from './commands/place-orders';
export { processOrders, processOrdersIn } from './commands/process-orders';
export { processRefunds, processRefundsIn } from './commands/process-refunds';
export { previewOrderRefund, refundOrder } from './commands/refund-order';
export { ordersHolding } from './holding';
export { lapseOrders } from './jobs/lapse';
export { type OrderRefund, type OrderStory, orderStory } from './member-order';
export { eventOfInput, orderEvent, refundOfInput } from './order-event';
export {
  type ListedOrder,
  newestOrders,
  type OrderCursor,
  type OrderDetail,
  orderByExternalId,
  ordersOf,
  orderTitles,
} from './queries';
export type { Line } from './rules/order';
export type { Saving, SavingOf } from './rules/savings';
export { type SavingOrder, savingsSince } from './savings';
export { OrderInput, RefundInput } from './schema';
export { ordersSection } from './settings';
export { type FirstPaid, firstPaidOrders, paidOrdersNamed } from './store/first-paid';
export { mergeOrders, orderFigures, splitOrders } from './store/merge';
export { type MemberRefund, orderNumbers, refundKey, refundsBefore } from './store/of-member';
export { type OpenLine, openUnits, refundedUnits } from './store/open-units';
export { buyersBetween, type PaidOrder, paidOrdersBetween } from './store/paid-between';
export { type PastOrder, pastOrderKeys, pastOrders } from './store/past';
export { receivedLines } from './store/received-lines';
export { type OrderTotals, orderTotals } from './store/totals';
export type {
  Earned,
  Moved,
  OrderAnswer,
  OrderEvent,
  OrderMember,
  OrderView,
  RefundAnswer,
  RefundEvent,
} from './types';
