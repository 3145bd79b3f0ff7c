// What may wait for a second person: one line for each kind, from the context that asks and executes.
export { growthAdjustment, pointsAdjustment } from '@/lib/adjustments';
export { heldGift } from '@/lib/enrolment';
