// What may wait for a second person: one line for each kind, from the context that asks and executes.
export { growthAdjustment, pointsAdjustment } from '@/lib/adjustments';
export { campaignApproval } from '@/lib/campaigns';
export { heldGift } from '@/lib/enrolment';
export { repairApproval } from '@/lib/repairs';
