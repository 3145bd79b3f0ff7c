'use server';
import { action } from '@/lib/platform/action';
import { checkInCommand, claimTasksCommand, makeUpCommand, visitTaskCommand } from './commands/own';
import {
  dropTaskDraftCommand,
  publishTaskCommand,
  saveTaskDraftCommand,
  setTaskStateCommand,
} from './commands/versions';

export const checkIn = action(checkInCommand);
export const makeUpDay = action(makeUpCommand);
export const claimTasks = action(claimTasksCommand);
export const visitTask = action(visitTaskCommand);
export const saveTaskDraft = action(saveTaskDraftCommand);
export const dropTaskDraft = action(dropTaskDraftCommand);
export const publishTask = action(publishTaskCommand);
export const setTaskState = action(setTaskStateCommand);
