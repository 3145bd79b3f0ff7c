import 'server-only';

export { type ShopCart, type ShopLine, shopCart, unitsInCart } from './cart';
export { type ShopProduct, type ShopSku, shopGoods, shopProduct, shopShelf } from './goods';
export { shopHolding } from './holding';
export { type RefundWays, refundWays } from './own-order';
export {
  type ListedRequest,
  latestRequest,
  type OwnRequest,
  type RequestSight,
  refundRequest,
  refundRequests,
} from './requests';
export { isShopOpen, shopSection } from './settings';
export { mergeCarts, splitCarts } from './store/merge';
