import { z } from 'zod';
import { taskKind } from '../kind';

/** Friends whose invitation was rewarded, each once; one whose order came back is taken back (S3-9.2). */
export const inviteFriend = taskKind({
  code: 'invite_friend',
  params: z.strictObject({}),
  fields: {},
  example: {},
  unit: 'times',
  sample: { name: 'referral.rewarded', facts: { friend: 'f', side: 'inviter' } },
  count: (_, { name, facts }) => {
    if (facts.side !== 'inviter') return null;
    const source = `friend:${facts.friend}`;
    if (name === 'referral.rewarded') return { source, amount: 1 };
    return name === 'referral.taken_back' ? { voids: source } : null;
  },
  go: () => '/invite',
});
