import { postRoute } from '@/lib/platform/route';
import { reachCommand } from '@/lib/segments';

export const POST = postRoute(reachCommand);
