import { postRoute } from '@/lib/platform/route';
import { sampleCommand } from '@/lib/segments';

export const POST = postRoute(sampleCommand);
