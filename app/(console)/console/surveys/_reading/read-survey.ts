import 'server-only';
import { notFound } from 'next/navigation';
import { isRefusal } from '@/lib/kernel/refusal';
import { isInvalidInput } from '@/lib/platform/command';
import { ask } from '@/lib/platform/route';
import { type SurveyPage, surveyPage } from '@/lib/surveys';

/** One survey with everything about it; a code that nobody knows is no page. */
export async function readSurvey(code: string): Promise<SurveyPage> {
  try {
    return await ask(surveyPage, { code });
  } catch (error) {
    if ((isRefusal(error) && error.status === 404) || isInvalidInput(error)) notFound();
    throw error;
  }
}
