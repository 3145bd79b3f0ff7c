import { offerList } from '@/app/(console)/console/offers/_reading/offer-list';
import { getRoute } from '@/lib/platform/route';

export const GET = getRoute(offerList);
