import { z } from 'zod';

const LAST_YEAR = 2200;

/** An instant in ISO 8601 with an offset, between the years 1970 and 2200, read as a Date. */
export const Instant = z.iso
  .datetime({ offset: true })
  .transform((value) => new Date(value))
  .refine((at) => at.getTime() >= 0 && at.getUTCFullYear() < LAST_YEAR, { message: 'between 1970 and 2200' });

/** A calendar date that exists, `YYYY-MM-DD`. */
export const CalendarDate = z.iso.date();
