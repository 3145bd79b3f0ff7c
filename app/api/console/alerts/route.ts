import { getRoute } from '@/lib/platform/route';
import { alertList } from '@/lib/workbench';

export const GET = getRoute(alertList);
