import { campaignList } from '@/app/(console)/console/campaigns/_reading/campaign-list';
import { getRoute } from '@/lib/platform/route';

export const GET = getRoute(campaignList);
