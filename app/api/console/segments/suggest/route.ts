import { postRoute } from '@/lib/platform/route';
import { suggestCommand } from '@/lib/segments';

export const POST = postRoute(suggestCommand);
