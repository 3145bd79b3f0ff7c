import 'server-only';
import { localDate } from '@/lib/kernel/day';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import type { Moment } from './attributes/attribute';

/** An instant with its local day, as attributes count it (4.H). */
export async function momentOf(db: Db, now: Date): Promise<Moment> {
  const { zone } = await program(db);
  return { now, zone, day: localDate(now, zone) };
}
