import { getRoute } from '@/lib/platform/route';
import { surveyTexts } from '@/lib/surveys';

export const GET = getRoute(surveyTexts);
