import 'server-only';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { pool } from './db';
import { eventLoopLagMs } from './event-loop';
import { shared } from './shared';

type Metrics = {
  readonly registry: Registry;
  readonly requests: Histogram<'route' | 'method' | 'status'>;
  readonly shed: Counter<'reason'>;
};

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** The metrics of this process, for Prometheus. */
export function metrics(): Metrics {
  return shared('metrics', () => {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    gauge(registry, 'pg_pool_connections', 'connections of this process to the database', () => pool().totalCount);
    gauge(registry, 'pg_pool_idle', 'connections that do nothing', () => pool().idleCount);
    gauge(registry, 'pg_pool_waiting', 'callers that wait for a connection', () => pool().waitingCount);
    gauge(registry, 'event_loop_late_seconds', 'how late the event loop last was', () => eventLoopLagMs() / 1000);
    return {
      registry,
      requests: new Histogram({
        name: 'api_request_duration_seconds',
        help: 'requests of the integration API by route, method and status',
        labelNames: ['route', 'method', 'status'],
        buckets: SECONDS,
        registers: [registry],
      }),
      shed: new Counter({
        name: 'api_shed_total',
        help: 'requests refused because of load or of a rate limit',
        labelNames: ['reason'],
        registers: [registry],
      }),
    };
  });
}

/** Adds a gauge whose value is asked for at each scrape. */
export function gauge(registry: Registry, name: string, help: string, read: () => number | Promise<number>): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      this.set(await read());
    },
  });
}
