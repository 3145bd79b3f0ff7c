import { z } from 'zod';

/** From where something was done, when its sender knows: what velocity limits count by (4.L). */
export const ACTED_FROM = {
  device: z.string().trim().min(1).max(128).optional(),
  ip: z.string().trim().min(1).max(64).optional(),
};
