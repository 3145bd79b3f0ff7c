import { postRoute } from '@/lib/platform/route';
import { overlapCommand } from '@/lib/segments';

export const POST = postRoute(overlapCommand);
