import { surveyList } from '@/app/(console)/console/surveys/_reading/survey-list';
import { getRoute } from '@/lib/platform/route';

export const GET = getRoute(surveyList);
