import { passbookQuery } from '@/app/(member)/_reading/passbook';
import { getRoute } from '@/lib/platform/route';

/** Earlier lines of one's own passbook, for the list that grows while it is read. */
export const GET = getRoute(passbookQuery);
