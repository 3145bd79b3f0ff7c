import 'server-only';
import { localDate } from '@/lib/kernel/day';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { refreshTotals, totalsDue } from '../store/totals';

const CHUNK = 20_000;

/**
 * Moves the windows of all in which something enters or leaves by the local day of an instant; answers for how many. It goes
 * by what is due, in chunks each of its own: run twice, or late, it does the rest.
 */
export async function moveTotals(now: Date): Promise<number> {
  const { zone } = await program(pool());
  const day = localDate(now, zone);
  let moved = 0;
  for (;;) {
    const due = await totalsDue(pool(), day, CHUNK);
    if (due.length === 0) return moved;
    const made = await refreshTotals(pool(), due, day);
    moved += made;
    // What a later state has overtaken, or another run holds, is not due here any more.
    if (made === 0) return moved;
  }
}
