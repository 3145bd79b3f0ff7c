import { z } from 'zod';
import { benefitKind } from '../kind';

const PRIVILEGES = [
  'exclusive_goods',
  'priority_purchase',
  'reserved_place',
  'member_events',
  'offline_experience',
  'new_goods_trial',
] as const;

/** A privilege: goods of one's own, buying first, a place that is kept, invitations (S0-3.1, S3-4.1, S1-4.2). */
export const privilegeRight = benefitKind({
  code: 'privilege_right',
  family: 'privilege',
  params: z.strictObject({ privilege: z.enum(PRIVILEGES) }),
  fields: { privilege: { as: 'choice', of: PRIVILEGES } },
  example: { privilege: 'offline_experience' },
  says: ({ privilege }) => ({ form: 'right', values: { privilege: { as: 'word', value: privilege } } }),
  effect: ({ privilege }) => ({ as: 'right', right: privilege }),
});
