import { pool, withTransaction } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { mayContact } from '@/lib/privacy';
import { windowStart } from '../rules/window';
import { suggestionSettings } from '../settings';
import { takeDue } from '../store/due';
import { savePicks } from '../store/picks';

const PORTION = 500;

/**
 * Works out the suggestions of all who are due, a portion to a transaction; killed in the middle, the portion is due
 * again. Whoever does not agree to it has none afterwards (4.K). Answers how many members it looked at.
 */
export async function suggestDue(now: Date, portion = PORTION): Promise<number> {
  const { mode, windowDays } = suggestionSettings(await program(pool()));
  if (mode === 'OFF') return 0;
  const span = { from: windowStart(now, windowDays), now };
  let seen = 0;
  for (let count = portion; count >= portion; seen += count) {
    count = await withTransaction(async (db) => {
      const all = await takeDue(db, now, portion);
      const agreeing = await mayContact(db, all, 'personalisation', 'portal', now);
      await savePicks(db, { all, wanting: all.filter((id) => agreeing.has(id)) }, span);
      return all.length;
    });
  }
  return seen;
}
