import { publicId } from '@/lib/kernel/id';
import { command } from '@/lib/platform/command';
import { drawJoined } from '../draw/process';
import { DrawInput } from '../schema';

/**
 * A member draws for himself (4.L): who he is comes from his session, what comes of it from the server alone; a repeat
 * with the key gets the first result.
 */
export const drawCommand = command({
  name: 'games.draw',
  can: 'self',
  input: DrawInput,
  transaction: 'own',
  async run({ actor, ip, userAgent }, { game, key, pay, version }) {
    const memberId = actor.kind === 'member' ? actor.id : '';
    const outcome = await drawJoined({ memberId, game, key, pay, version, from: { ip, userAgent } });
    if (!outcome.ok) throw outcome.refusal;
    const { isRepeat, draw } = outcome.value;
    return { draw: publicId('draw', draw.id), prize: draw.prize, rolled: draw.rolled, instead: draw.instead, isRepeat };
  },
});
