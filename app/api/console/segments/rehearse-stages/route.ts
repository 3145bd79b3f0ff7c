import { postRoute } from '@/lib/platform/route';
import { rehearseStagesCommand } from '@/lib/segments';

export const POST = postRoute(rehearseStagesCommand);
