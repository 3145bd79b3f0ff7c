'use server';
import { action } from '@/lib/platform/action';
import { renewsSession, signsIn, signsOut, signsOutElsewhere, signsOutOf } from '@/lib/platform/session-action';
import { changeProfileCommand } from './commands/change-profile';
import { requestCodeCommand, requestOwnCodeCommand } from './commands/request-code';
import { revealMemberCommand } from './commands/reveal-member';
import { setPasswordCommand } from './commands/set-password';
import { signInWithPasswordCommand } from './commands/sign-in-with-password';

export const requestCode = action(requestCodeCommand);
export const requestOwnCode = action(requestOwnCodeCommand);
export const signInWithPassword = signsIn('member', signInWithPasswordCommand);
export const signOutMember = signsOut('member');
export const endMemberSession = signsOutOf('member');
export const endOtherMemberSessions = signsOutElsewhere('member');
export const setPassword = renewsSession('member', setPasswordCommand);
export const revealMember = action(revealMemberCommand);
export const changeProfile = action(changeProfileCommand);
