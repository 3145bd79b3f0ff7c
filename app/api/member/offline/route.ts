import { carriedQuery } from '@/app/(member)/_reading/offline';
import { getRoute } from '@/lib/platform/route';
import { memberActor } from '@/lib/platform/session';

const carried = getRoute(carriedQuery);

/** What one's own phone carries for when it has no net; empty for whoever is not signed in, which is no fault of a page that asks. */
export const GET = async (request: Request): Promise<Response> =>
  (await memberActor()) === null ? new Response(null, { status: 204 }) : carried(request);
