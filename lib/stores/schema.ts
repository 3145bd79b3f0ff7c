import { z } from 'zod';

const Code = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/);
const Name = z.string().trim().min(1).max(80);

/** A region: a group of stores under one regional operator. */
export const SaveRegionInput = z.object({
  code: Code,
  nameZh: Name,
  nameEn: Name,
  isDemo: z.boolean().default(false),
});

/** A store of a region; tills name it by its code. */
export const SaveStoreInput = z.object({
  code: Code,
  regionCode: Code,
  nameZh: Name,
  nameEn: Name,
  isDemo: z.boolean().default(false),
});
