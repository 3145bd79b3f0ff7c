import { getRoute } from '@/lib/platform/route';
import { closingList } from '@/lib/privacy';

export const GET = getRoute(closingList);
