import { z } from 'zod';
import { benefitKind } from '../kind';

const SERVICES = [
  'priority_dispatch',
  'dedicated_service',
  'bespoke_service',
  'return_guarantee',
  'priority_refund',
  'free_packaging',
] as const;

/** A service that people or other systems give: priority dispatch, a person of one's own, returns (S0-3.1, S3-4.1). */
export const serviceRight = benefitKind({
  code: 'service_right',
  family: 'service',
  params: z.strictObject({ service: z.enum(SERVICES) }),
  fields: { service: { as: 'choice', of: SERVICES } },
  example: { service: 'priority_dispatch' },
  says: ({ service }) => ({ form: 'right', values: { service: { as: 'word', value: service } } }),
  effect: ({ service }) => ({ as: 'right', right: service }),
});
