import { connection } from 'next/server';
import { version } from '@/lib/platform/version';

/** Says that the process lives; asks nothing of anybody. */
export async function GET(): Promise<Response> {
  await connection();
  return Response.json({ status: 'ok', ...version() }, { headers: { 'cache-control': 'no-store' } });
}
