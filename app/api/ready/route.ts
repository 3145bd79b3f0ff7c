import { connection } from 'next/server';
import { readiness } from '@/lib/platform/readiness';

/** Says whether this process may be sent visitors: 503 with the reasons when not. */
export async function GET(): Promise<Response> {
  await connection();
  const seen = await readiness();
  const status = seen.status === 'ready' ? 200 : 503;
  return Response.json(seen, { status, headers: { 'cache-control': 'no-store' } });
}
