'use server';
import { action } from '@/lib/platform/action';
import { answerSurveyCommand } from './commands/answer';
import { exportSurveyCommand } from './commands/export';
import {
  closeSurveyCommand,
  dropSurveyDraftCommand,
  publishSurveyCommand,
  saveSurveyDraftCommand,
} from './commands/versions';

export const answerSurvey = action(answerSurveyCommand);
export const saveSurveyDraft = action(saveSurveyDraftCommand);
export const dropSurveyDraft = action(dropSurveyDraftCommand);
export const publishSurvey = action(publishSurveyCommand);
export const closeSurvey = action(closeSurveyCommand);
export const exportSurvey = action(exportSurveyCommand);
