import { z } from 'zod';
import { taskKind } from '../kind';

const FIELDS = ['name', 'mobile', 'email', 'birthday'] as const;

/** A profile in which the asked things are told: it is looked at, not counted. */
export const completeProfile = taskKind({
  code: 'complete_profile',
  params: z.strictObject({ fields: z.array(z.enum(FIELDS)).min(1).max(FIELDS.length) }),
  fields: { fields: { as: 'choices', of: FIELDS } },
  example: { fields: ['name', 'mobile', 'birthday'] },
  unit: 'fields',
  stands: ({ fields }, { filled }) => fields.filter((field) => filled.includes(field)).length,
  target: ({ fields }) => fields.length,
  go: () => '/me/profile',
});
