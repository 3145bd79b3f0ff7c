import { reviewList } from '@/app/(console)/console/reviews/_reading/review-list';
import { getRoute } from '@/lib/platform/route';

export const GET = getRoute(reviewList);
