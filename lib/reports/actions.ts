'use server';
import { action } from '@/lib/platform/action';
import { removeNoteCommand, writeNoteCommand } from './commands/notes';
import { readRunCommand } from './commands/read-run';
import { deleteReportCommand, duplicateReportCommand, saveReportCommand, shareReportCommand } from './commands/saved';
import { scheduleReportCommand, subscribeReportCommand, unsubscribeReportCommand } from './commands/schedules';

export const saveReport = action(saveReportCommand);
export const duplicateReport = action(duplicateReportCommand);
export const shareReport = action(shareReportCommand);
export const deleteReport = action(deleteReportCommand);
export const scheduleReport = action(scheduleReportCommand);
export const subscribeReport = action(subscribeReportCommand);
export const unsubscribeReport = action(unsubscribeReportCommand);
export const readRun = action(readRunCommand);
export const writeNote = action(writeNoteCommand);
export const removeNote = action(removeNoteCommand);
