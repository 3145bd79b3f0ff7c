import 'server-only';

export { type AdjustAnswer, adjustGrowthCommand, adjustPointsCommand } from './commands/adjust';
export { ownMemberCodes } from './commands/declare-own';
export { growthAdjustment, pointsAdjustment } from './kinds-of-approval';
export { refuseOwnAccount } from './own-account';
export { adjustmentsSection } from './schema';
export { type AdjustmentTerms, adjustmentTerms } from './terms';
