import 'server-only';
import '@/lib/wiring';
import { timingSafeEqual } from 'node:crypto';
import { Gauge } from 'prom-client';
import { verifyBooksAfter } from '@/lib/ledger';
import { coalescerQueues } from '@/lib/platform/coalescer';
import { pool } from '@/lib/platform/db';
import { gauge, metrics } from '@/lib/platform/metrics';
import { readiness } from '@/lib/platform/readiness';
import { shared } from '@/lib/platform/shared';

// So many members' books are compared at each scrape: a million of them in two hours at one scrape in 15 seconds.
const MEMBERS_PER_SCRAPE = 2_000;

/** Answers a scrape of the metrics to who knows METRICS_TOKEN; 404 when none is set, as if there were nothing here. */
export async function scrape(authorization: string | null): Promise<Response> {
  const token = process.env.METRICS_TOKEN;
  if (token === undefined || token === '') return new Response('Not Found', { status: 404 });
  if (!isEqual(authorization ?? '', `Bearer ${token}`)) {
    return new Response('Unauthorized', { status: 401, headers: { 'www-authenticate': 'Bearer' } });
  }
  const { registry } = scraped();
  const text = await registry.metrics();
  return new Response(text, { headers: { 'content-type': registry.contentType, 'cache-control': 'no-store' } });
}

function isEqual(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The metrics of the process with those that are only looked at when somebody scrapes. */
function scraped() {
  return shared('metrics.scraped', () => {
    const { registry } = metrics();
    new Gauge({
      name: 'coalescer_queue',
      help: 'callers that wait to be joined into the next set',
      labelNames: ['name'],
      registers: [registry],
      collect() {
        for (const [name, waiting] of coalescerQueues()) this.set({ name }, waiting);
      },
    });
    new Gauge({
      name: 'ready',
      help: '1 when this part is in order',
      labelNames: ['check'],
      registers: [registry],
      async collect() {
        const { checks } = await readiness();
        for (const [check, { ok }] of Object.entries(checks)) this.set({ check }, ok ? 1 : 0);
      },
    });
    const walk = { after: null as string | null, faults: 0, found: 0 };
    const help = 'accounts and lots that differ from the replay of their entries, as last seen';
    gauge(registry, 'ledger_replay_faults', help, async () => {
      const { faults, last } = await verifyBooksAfter(pool(), walk.after, MEMBERS_PER_SCRAPE);
      walk.found += faults.length;
      if (last === null) Object.assign(walk, { faults: walk.found, found: 0 });
      walk.after = last;
      // A fault shows at once; that all is well again, after one whole walk.
      return Math.max(walk.faults, walk.found);
    });
    return metrics();
  });
}
