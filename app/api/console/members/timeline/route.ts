import { getRoute } from '@/lib/platform/route';
import { memberTimeline } from '@/lib/timeline';

export const GET = getRoute(memberTimeline);
