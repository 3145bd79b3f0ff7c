import { command } from '@/lib/platform/command';
import { countUse } from '@/lib/platform/limit';
import { ShareInput } from '../schema';
import { shareIn } from '../share';

const SHARES = { name: 'shares', times: 30, seconds: 60 };

/** A member has shared something by its link (4.L, S3-3.1, S4-2.3). */
export const shareCommand = command({
  name: 'reviews.share',
  can: 'self',
  input: ShareInput,
  async run({ db, actor, now, ip }, { what, code }) {
    const memberId = actor.kind === 'member' ? actor.id : '';
    await countUse(SHARES, memberId);
    const outcome = await shareIn(db, { memberId, what, code, ip }, now);
    if (!outcome.ok) throw outcome.refusal;
    return outcome.value;
  },
});
