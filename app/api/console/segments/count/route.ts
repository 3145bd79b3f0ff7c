import { postRoute } from '@/lib/platform/route';
import { countRuleCommand } from '@/lib/segments';

export const POST = postRoute(countRuleCommand);
