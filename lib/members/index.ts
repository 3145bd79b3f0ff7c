import 'server-only';

export { birthdayChangesLeft } from './birthday-changes';
export { changeProfileCommand } from './commands/change-profile';
export { tagMemberCommand, writeNoteCommand } from './commands/remark';
export { requestCodeCommand, requestOwnCodeCommand } from './commands/request-code';
export { type Revealed, revealMemberCommand } from './commands/reveal-member';
export { sayTraitsCommand } from './commands/say-traits';
export { setPasswordCommand } from './commands/set-password';
export { signInWithPasswordCommand } from './commands/sign-in-with-password';
export { createMembers, type Enrolled } from './enrol';
export { membersHolding } from './holding';
export { isSameField, joinStats, mergeIdentity, noStats, saveMemberStats, splitIdentity } from './merge';
export { membersBehind, membersNamed } from './named';
export { memberNotes } from './notes';
export { proveSelf } from './prove-self';
export {
  findMemberId,
  hasEmail,
  type MemberName,
  type MemberProfile,
  memberById,
  membersById,
} from './queries';
export { memberRisk } from './risks';
export { computeLifecycle, LIFECYCLES, type Lifecycle, type StageDays } from './rules/lifecycle';
export { mergePerson, PICKED, type Picked, type Picks, pickOf } from './rules/merge-identity';
export { normaliseMobile } from './rules/mobile';
export { CodeSignInInput } from './rules/sign-in-input';
export { TRAIT_PREFIXES } from './rules/traits';
export { type EnrolMember, EnrolMemberInput } from './schema';
export { membersSection } from './settings';
export { requireMobile, takeCode } from './sign-in-code';
export { type BornIn, membersBornIn } from './store/birthdays';
export { type BuyerFacts, buyerFacts } from './store/buyer-facts';
export { type EarningMember, earningMembers } from './store/earning-facts';
export { closeMembers } from './store/erase';
export {
  knownMembers,
  lockMembersListed,
  lockMembersOnly,
  type MemberFacts,
  type MemberStats,
  memberStats,
  noteActs,
  type SeenStats,
  saveActs,
} from './store/members';
export {
  booksOf,
  booksOfEach,
  holdersOf,
  type Identity,
  ownIdsOf,
  readIdentitiesOf,
  survivorOf,
  survivorsOf,
} from './store/merge';
export { boughtBy, invitersOf, memberKin } from './store/read';
export { countMembers, type MemberRow, type MemberRows, type MemberSearch, searchMembers } from './store/search';
export { savePasswordHash, sweepCodes } from './store/sign-in';
export { type MemberTotals, memberTotals } from './store/totals';
export { twinsOf } from './twins';
export {
  type MemberSight,
  memberInSight,
  requireMemberInSight,
  requireStoreInSight,
  seenOf,
  storesInSight,
} from './visible';
export {
  countOrder,
  countRefund,
  joinMemberWork,
  kinOf,
  loadMemberStats,
  lockMemberWork,
  type MemberWork,
  memberNamed,
  saveMemberWork,
} from './work';
