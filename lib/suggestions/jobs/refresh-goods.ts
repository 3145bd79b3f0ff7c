import { withTransaction } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { membersWithout } from '@/lib/privacy';
import { windowStart } from '../rules/window';
import { suggestionSettings } from '../settings';
import { makeAllDue } from '../store/due';
import { saveGoods } from '../store/goods';

/**
 * Works out anew what members buy together and what sells where, and makes everybody due, in one transaction: killed, it
 * left all as it was. Whoever switched suggestions off counts in no figure. Answers how many members are newly due.
 */
export const refreshGoods = (now: Date): Promise<number> =>
  withTransaction(async (db) => {
    const { mode, windowDays, buyersMin } = suggestionSettings(await program(db));
    if (mode === 'OFF') return 0;
    const from = windowStart(now, windowDays);
    const without = await membersWithout(db, 'personalisation', 'portal', now);
    await saveGoods(db, { from, now, without, buyersMin });
    return makeAllDue(db, from, now);
  });
