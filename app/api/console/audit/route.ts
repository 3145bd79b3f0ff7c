import { auditTrail } from '@/lib/audit';
import { getRoute } from '@/lib/platform/route';

export const GET = getRoute(auditTrail);
