import { memberList } from '@/app/(console)/console/members/_reading/member-list';
import { getRoute } from '@/lib/platform/route';

export const GET = getRoute(memberList);
