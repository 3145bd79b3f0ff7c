import { z } from 'zod';
import { settingSection } from '@/lib/kernel/setting-section';
import type { Db } from '@/lib/platform/db';
import { program, settingsOf } from '@/lib/platform/program';

/** How orders are taken in: the program's setting `orders` (P-time). */
export const ordersSection = settingSection(
  'orders',
  z.object({
    /** A till whose clock or zone is wrong still sells: only what is surely a slip is turned away at the door. */
    aheadDays: z.int().min(0).max(3_660).default(731).meta({ unit: 'days' }),
  }),
);

/** By how many days the times of an order may lie ahead of now. */
export const daysAhead = async (db: Db): Promise<number> => settingsOf(await program(db), ordersSection).aheadDays;
