import { getRoute } from '@/lib/platform/route';
import { repairMembers } from '@/lib/repairs';

const answer = getRoute(repairMembers);

/** The members of the repair of the path. */
export async function GET(request: Request, { params }: { readonly params: Promise<{ readonly id: string }> }) {
  const url = new URL(request.url);
  url.searchParams.set('id', (await params).id);
  return answer(new Request(url, request));
}
