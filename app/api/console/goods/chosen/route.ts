import { goodsChosen } from '@/app/(console)/console/goods/_reading/goods-list';
import { getRoute } from '@/lib/platform/route';

export const GET = getRoute(goodsChosen);
