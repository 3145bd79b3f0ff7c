import type { Actor } from '@/lib/kernel/actor';
import { assert } from '@/lib/kernel/assert';
import { requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { levelHistory } from '@/lib/levels';
import { command } from '@/lib/platform/command';
import { ClimbShownInput, FiguresShownInput } from '../schema';
import { saveClimb, saveFigures } from '../store';

const CHANGES_MAX = 50;

/** Keeps that the member saw his climb celebrated; said again, nothing changes (4.F). */
export const climbShownCommand = command({
  name: 'moments.climb_shown',
  can: 'self',
  input: ClimbShownInput,
  async run({ db, actor, now }, { change }) {
    const [memberId, id] = [selfOf(actor), requireId('levelChange', change)];
    const own = await levelHistory(db, memberId, null, CHANGES_MAX);
    if (own.every((one) => one.id !== id)) throw new Refusal('levelChange_not_found', { id: change }, 404);
    await saveClimb(db, memberId, id, now);
    return null;
  },
});

/** Keeps which points and growth the member was shown, from which the next page rolls up. */
export const figuresShownCommand = command({
  name: 'moments.figures_shown',
  can: 'self',
  input: FiguresShownInput,
  async run({ db, actor, now }, figures) {
    await saveFigures(db, selfOf(actor), figures, now);
    return null;
  },
});

function selfOf(actor: Actor): string {
  assert(actor.kind === 'member', 'self is a member');
  return actor.id;
}
