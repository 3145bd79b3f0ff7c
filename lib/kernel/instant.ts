import { z } from 'zod';

const LAST_YEAR = 2200;

/** An instant in ISO 8601 with an offset, between the years 1970 and 2200, read as a Date. */
export const Instant = z.iso
  .datetime({ offset: true })
  .transform((value) => new Date(value))
  .refine((at) => at.getTime() >= 0 && at.getUTCFullYear() < LAST_YEAR, { message: 'between 1970 and 2200' });

const AHEAD_MS = 5 * 60_000;

/**
 * The latest time that may be said of something that has happened by now: a sender's clock may run ahead a little; beyond
 * that a time is wrong, and would be judged by days, caps and levels to come (4.H, 4.L).
 */
export const latestSaid = (now: Date): Date => new Date(now.getTime() + AHEAD_MS);

/** A calendar date that exists, `YYYY-MM-DD`. */
export const CalendarDate = z.iso.date();
