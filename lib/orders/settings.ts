import { z } from 'zod';
import { settingSection } from '@/lib/kernel/setting-section';
import type { Db } from '@/lib/platform/db';
import { type Program, program, settingsOf } from '@/lib/platform/program';

/** How orders are taken in: the program's setting `orders` (P-time). */
export const ordersSection = settingSection(
  'orders',
  z.object({
    /** A till whose clock or zone is wrong still sells: only what is surely a slip is turned away at the door. */
    aheadDays: z.int().min(0).max(3_660).default(731).meta({ unit: 'days' }),
    /** How long a quote is honoured, and how long an order placed with one holds what it uses until it is paid (4.A.8). */
    paySeconds: z.int().min(60).max(604_800).default(1_800).meta({ unit: 'seconds' }),
    /** When a refund gives up a discount that the goods which stay would not get by themselves (4.D.2). */
    reclaim: z.enum(['NEVER', 'ABOVE_HALF', 'ALWAYS']).default('ABOVE_HALF'),
    /** What a refund does about gifts that are gone (4.D.4). */
    goneGifts: z.enum(['DEDUCT', 'LEAVE']).default('DEDUCT'),
  }),
);

/** How orders are taken in, frozen and given back. */
export type OrdersSettings = z.output<typeof ordersSection.schema>;

/** The setting as it stands in the program. */
export const ordersSettings = (program: Program): OrdersSettings => settingsOf(program, ordersSection);

/** By how many days the times of an order may lie ahead of now. */
export const daysAhead = async (db: Db): Promise<number> => settingsOf(await program(db), ordersSection).aheadDays;
