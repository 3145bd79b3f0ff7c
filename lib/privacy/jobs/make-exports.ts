import 'server-only';
import { ownIdsOf } from '@/lib/members';
import { type Db, pool, withTransaction } from '@/lib/platform/db';
import { seal } from '@/lib/platform/pii';
import { program } from '@/lib/platform/program';
import { allHoldings } from '../holdings-plugged';
import type { ExportBody } from '../rules/readable';
import { privacySettings } from '../settings';
import { saveExport, waitingExport } from '../store/exports';

const DAY_MS = 86_400_000;

/**
 * Makes the exports that wait, each in a transaction of its own, and answers how many (4.K): killed halfway it makes the
 * rest the next time, and two workers never make the same one.
 */
export async function makeExports(now: () => Date): Promise<number> {
  const { exportDays } = privacySettings(await program(pool()));
  let made = 0;
  const makeOne = () =>
    withTransaction(async (db) => {
      const waiting = await waitingExport(db);
      if (waiting === null) return false;
      const readyAt = now();
      const body = await everythingOf(db, waiting.memberId, readyAt);
      const expiresAt = new Date(readyAt.getTime() + exportDays * DAY_MS);
      await saveExport(db, waiting, seal(JSON.stringify(body)), readyAt, expiresAt);
      return true;
    });
  while (await makeOne()) made++;
  return made;
}

/** Every row about a member, also those under ids that were merged into his. */
async function everythingOf(db: Db, memberId: string, at: Date): Promise<ExportBody> {
  const books = await ownIdsOf(db, memberId);
  const contexts: Record<string, Record<string, readonly Readonly<Record<string, unknown>>[]>> = {};
  for (const { code, tables } of allHoldings()) {
    const rows: Record<string, readonly Readonly<Record<string, unknown>>[]> = {};
    for (const { table, read } of tables) rows[table] = await read(db, books);
    contexts[code] = rows;
  }
  return { format: 1, madeAt: at.toISOString(), memberIds: books, contexts };
}
