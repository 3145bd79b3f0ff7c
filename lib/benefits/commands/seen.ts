import { assert } from '@/lib/kernel/assert';
import { requireId } from '@/lib/kernel/id';
import { command } from '@/lib/platform/command';
import { BenefitsSeenInput } from '../schema';
import { markSeen } from '../store/unlocked';

/** Keeps that a member was shown that he has these benefits; somebody else's grants are not his to see (S3-6.2). */
export const benefitsSeenCommand = command({
  name: 'benefits.seen',
  can: 'self',
  input: BenefitsSeenInput,
  async run({ db, actor, now }, { grants }) {
    assert(actor.kind === 'member', 'self is a member');
    const ids = grants.map((grant) => requireId('benefitGrant', grant));
    return { seen: await markSeen(db, actor.id, ids, now) };
  },
});
