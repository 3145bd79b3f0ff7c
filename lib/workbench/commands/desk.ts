import 'server-only';
import { z } from 'zod';
import { assert } from '@/lib/kernel/assert';
import { command } from '@/lib/platform/command';
import { ArrangeInput } from '../schema';
import { saveDeskTiles, saveFirstDone } from '../store/desk';

/** Keeps the order of one's own tiles and those that are not wanted (B1). */
export const arrangeTilesCommand = command({
  name: 'workbench.arrange',
  can: 'account.own',
  input: ArrangeInput,
  async run({ db, actor }, liking) {
    assert(actor.kind === 'staff', 'account.own is held by staff only');
    await saveDeskTiles(db, actor.id, liking);
    return liking;
  },
});

/** Puts the first steps away, for oneself. */
export const dismissFirstStepsCommand = command({
  name: 'workbench.dismissFirst',
  can: 'account.own',
  input: z.object({}),
  async run({ db, actor, now }) {
    assert(actor.kind === 'staff', 'account.own is held by staff only');
    await saveFirstDone(db, actor.id, now);
    return { dismissedAt: now.toISOString() };
  },
});
