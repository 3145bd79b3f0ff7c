import { failureList } from '@/lib/failures';
import { getRoute } from '@/lib/platform/route';

export const GET = getRoute(failureList);
