import { postRoute } from '@/lib/platform/route';
import { rehearseValuesCommand } from '@/lib/segments';

export const POST = postRoute(rehearseValuesCommand);
