export { amountOff } from './amount-off';
export { brand } from './brand';
export { category } from './category';
export { freeShipping } from './free-shipping';
export { gift } from './gift';
export { percentOff } from './percent-off';
export { straightOff } from './straight-off';
