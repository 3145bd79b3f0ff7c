import { getRoute } from '@/lib/platform/route';
import { colleaguesFor } from '@/lib/workbench';

export const GET = getRoute(colleaguesFor);
