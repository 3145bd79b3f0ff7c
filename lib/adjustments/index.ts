import 'server-only';

export { type AdjustAnswer, adjustGrowthCommand, adjustPointsCommand } from './commands/adjust';
export { ownMemberCodes } from './commands/declare-own';
export { adjustmentsHolding } from './holding';
export { growthAdjustment, pointsAdjustment } from './kinds-of-approval';
export { isOwnAccount, refuseOwnAccount } from './own-account';
export { adjustmentsSection } from './schema';
export { mergeHands, splitHands } from './store/merge';
export { type AdjustmentTerms, adjustmentTerms } from './terms';
