import { getRoute } from '@/lib/platform/route';
import { referralList } from '@/lib/referral';

export const GET = getRoute(referralList);
