import { z } from 'zod';
import { settingSection } from '@/lib/kernel/setting-section';
import type { Db } from '@/lib/platform/db';
import { program, settingsOf } from '@/lib/platform/program';

const DAY_SECONDS = 86_400;

/** How coupons are redeemed in stores: the program's setting `coupons` (4.E). */
export const couponsSection = settingSection(
  'coupons',
  z.object({
    /** A slip at the desk is undone at once; later it is a return, with a customer who wants one. */
    undoSeconds: z.int().min(0).max(DAY_SECONDS).default(900).meta({ unit: 'seconds' }),
  }),
);

/** For how many seconds a redemption may be undone. */
export const undoSeconds = async (db: Db): Promise<number> => settingsOf(await program(db), couponsSection).undoSeconds;
