import 'server-only';

export { bindFriend, bindOnEnrolled, considerOnMerge, considerOnOrder } from './bind';
export { type BoostView, boostForReader, ownBoosts } from './boost-queries';
export { helpBoostCommand } from './commands/help-boost';
export { publishProgrammeCommand, withdrawProgrammeCommand } from './commands/publish-programme';
export { reviewReferralCommand } from './commands/review-referral';
export { startBoostCommand } from './commands/start-boost';
export { programmePage, type ReferralView, referralList } from './console-queries';
export { giveForBoost, giveForReferral, noteGivenLate, takeBackForReferral, thankHelper } from './give';
export { referralHolding } from './holding';
export { ripenReferrals } from './jobs';
export { type InvitedFriend, invitationOf, ownBinding, ownInvitations } from './queries';
export { programmeVersions, saveStandardReferral } from './store/rules';
