import { postRoute } from '@/lib/platform/route';
import { uploadListCommand } from '@/lib/segments';

export const POST = postRoute(uploadListCommand);
