import { memberLookup } from '@/app/(console)/console/members/_reading/member-list';
import { postRoute } from '@/lib/platform/route';

export const POST = postRoute(memberLookup);
