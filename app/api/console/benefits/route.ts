import { benefitList } from '@/app/(console)/console/benefits/_reading/benefit-list';
import { getRoute } from '@/lib/platform/route';

export const GET = getRoute(benefitList);
