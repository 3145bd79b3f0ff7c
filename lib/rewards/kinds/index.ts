export { benefit } from './benefit';
export { coupon } from './coupon';
export { drawChances } from './draw-chances';
export { growth } from './growth';
export { makeUpCards } from './make-up-cards';
export { points } from './points';
