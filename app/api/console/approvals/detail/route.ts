import { approvalDetail } from '@/lib/approvals';
import { getRoute } from '@/lib/platform/route';

export const GET = getRoute(approvalDetail);
