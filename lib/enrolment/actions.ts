'use server';
import { signsIn } from '@/lib/platform/session-action';
import { signInWithCodeCommand } from './commands/sign-in-with-code';

export const signInWithCode = signsIn('member', signInWithCodeCommand);
