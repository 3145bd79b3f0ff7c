import { connection } from 'next/server';
import { scrape } from '@/lib/api/scrape';

/** The metrics of this process for Prometheus, for who knows METRICS_TOKEN; closed when none is set. */
export async function GET(request: Request): Promise<Response> {
  await connection();
  return scrape(request.headers.get('authorization'));
}
