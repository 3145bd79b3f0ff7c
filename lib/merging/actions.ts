'use server';
import { action } from '@/lib/platform/action';
import { mergeMembersCommand } from './commands/merge-members';
import { splitMembersCommand } from './commands/split-members';

export const mergeMembers = action(mergeMembersCommand);
export const splitMembers = action(splitMembersCommand);
