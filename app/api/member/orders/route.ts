import { ordersQuery } from '@/app/(member)/_reading/orders';
import { getRoute } from '@/lib/platform/route';

/** Earlier orders of one's own, for the list that grows while it is read. */
export const GET = getRoute(ordersQuery);
