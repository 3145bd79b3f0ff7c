import { getRoute } from '@/lib/platform/route';
import { repairList } from '@/lib/repairs';

export const GET = getRoute(repairList);
