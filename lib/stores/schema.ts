import { z } from 'zod';

const Code = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/);
const Name = z.string().trim().min(1).max(80);

const Place = z.object({
  code: Code,
  nameZh: Name,
  nameEn: Name,
  /** A new one: a code that is taken is refused, not overwritten. */
  isNew: z.boolean().default(false),
  isDemo: z.boolean().default(false),
});

/** A region: a group of stores under one regional operator. */
export const SaveRegionInput = Place;

/** A store of a region; tills name it by its code. */
export const SaveStoreInput = Place.extend({
  regionCode: Code,
  address: z.string().trim().max(200).default(''),
  phone: z.string().trim().max(40).default(''),
  /** A closed store keeps its history and is offered nowhere. */
  isClosed: z.boolean().default(false),
});
