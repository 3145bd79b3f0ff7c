import { inboxQuery } from '@/lib/messaging';
import { getRoute } from '@/lib/platform/route';

/** Earlier messages of one's own inbox, for the list that grows while it is read. */
export const GET = getRoute(inboxQuery);
