import { campaignMonitor } from '@/lib/campaigns';
import { getRoute } from '@/lib/platform/route';

const answer = getRoute(campaignMonitor);

/** The campaign of the path, with whatever else is asked for. */
export async function GET(request: Request, { params }: { readonly params: Promise<{ readonly code: string }> }) {
  const url = new URL(request.url);
  url.searchParams.set('code', (await params).code);
  return answer(new Request(url, request));
}
