import { postRoute } from '@/lib/platform/route';
import { tryMemberCommand } from '@/lib/segments';

export const POST = postRoute(tryMemberCommand);
