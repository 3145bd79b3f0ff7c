import 'server-only';

export { type ShopCart, type ShopLine, shopCart, unitsInCart } from './cart';
export { type ShopProduct, type ShopSku, shopProduct, shopShelf } from './goods';
export { shopHolding } from './holding';
export { mayRefundOwn } from './own-order';
export { isShopOpen, shopSection } from './settings';
