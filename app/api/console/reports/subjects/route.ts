import { subjectsFound } from '@/app/(console)/console/reports/_reading/subjects-found';
import { getRoute } from '@/lib/platform/route';

/** What a report may be about, for the builder (B10). */
export const GET = getRoute(subjectsFound);
