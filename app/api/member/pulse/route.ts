import { pulseQuery } from '@/app/(member)/_reading/pulse';
import { getRoute } from '@/lib/platform/route';

/** Whether anything that one's own pages show has changed: asked for while one of them is looked at. */
export const GET = getRoute(pulseQuery);
