import 'server-only';

export { enrolMember } from './commands/enrol-member';
export { signInWithCodeCommand } from './commands/sign-in-with-code';
export { type EnrolmentOptions, enrolIn, enrolMembers } from './enrol';
export { heldGift } from './held-gift';
export { signUpGift } from './queries';
