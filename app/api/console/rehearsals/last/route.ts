import { getRoute } from '@/lib/platform/route';
import { lastBacktests } from '@/lib/rehearsals';

export const GET = getRoute(lastBacktests);
