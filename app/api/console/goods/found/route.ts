import { goodsFound } from '@/app/(console)/console/goods/_reading/goods-found';
import { getRoute } from '@/lib/platform/route';

export const GET = getRoute(goodsFound);
