import { getRoute } from '@/lib/platform/route';
import { memberChanges } from '@/lib/timeline';

export const GET = getRoute(memberChanges);
