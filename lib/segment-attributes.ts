// What segments may ask of contexts above them: one line for each that has something to say (S0-6.1).

export { behaviourTimes } from '@/lib/behaviours';
export { benefitsHeld, benefitsUsed } from '@/lib/benefits';
export { couponsExpiring, couponsHeld, couponsUsed } from '@/lib/coupons';
