import { passQuery } from '@/app/(member)/_reading/pass';
import { getRoute } from '@/lib/platform/route';

/** The codes of one's own pass for the next two minutes: asked for while the page that shows them is looked at. */
export const GET = getRoute(passQuery);
