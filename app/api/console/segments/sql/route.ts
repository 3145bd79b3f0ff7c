import { postRoute } from '@/lib/platform/route';
import { ruleSqlCommand } from '@/lib/segments';

export const POST = postRoute(ruleSqlCommand);
