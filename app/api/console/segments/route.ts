import { segmentList } from '@/app/(console)/console/segments/_reading/segment-list';
import { getRoute } from '@/lib/platform/route';

export const GET = getRoute(segmentList);
