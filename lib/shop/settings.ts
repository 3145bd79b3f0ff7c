import { z } from 'zod';
import { settingSection } from '@/lib/kernel/setting-section';

const FEN_MAX = 100_000_000;
const DAYS_MAX = 365;

/** What the demo shop asks for delivery, and what its members may give back without the desk: the setting `shop`. */
export const shopSection = settingSection(
  'shop',
  z.object({
    freight: z.int().min(0).max(FEN_MAX).default(1_000).meta({ unit: 'fen' }),
    refundMax: z.int().min(0).max(FEN_MAX).default(200_000).meta({ unit: 'fen' }),
    refundDays: z.int().min(0).max(DAYS_MAX).default(7).meta({ unit: 'days' }),
  }),
);

/** Whether there is a shop: its payments are pretended, so it is open in demo mode only. */
export const isShopOpen = (): boolean => process.env.DEMO_MODE === 'on';
