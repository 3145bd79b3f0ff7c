import { couponList } from '@/app/(console)/console/coupons/_reading/coupon-list';
import { getRoute } from '@/lib/platform/route';

export const GET = getRoute(couponList);
