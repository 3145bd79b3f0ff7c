import 'server-only';
import { pool, withTransaction } from '@/lib/platform/db';
import { ALERTS } from './registries';
import { keepAlerts } from './store/alerts';

/**
 * Looks at everything that somebody should know of: what is so is raised once and kept up to date while it lasts, what is
 * over ends. Run again it changes nothing but when it was seen.
 */
export async function watchAlerts(now: Date): Promise<void> {
  for (const kind of ALERTS.all) {
    const found = await kind.find(pool(), now);
    await withTransaction((db) => keepAlerts(db, kind.code, found, now));
  }
}
