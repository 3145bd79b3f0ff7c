import { z } from 'zod';
import { settingSection } from '@/lib/kernel/setting-section';
import type { Db } from '@/lib/platform/db';
import { program, settingsOf } from '@/lib/platform/program';

const FEN_MAX = 100_000_000_000;

/** What lotteries may give: the program's setting `games` (4.L). */
export const gamesSection = settingSection(
  'games',
  z.object({
    /** What one prize may be worth; the law of a country may say so. */
    prizeCeiling: z.int().min(0).max(FEN_MAX).default(5_000_000).meta({ unit: 'fen' }),
  }),
);

/** What one prize may be worth at the most, in fen. */
export const prizeCeiling = async (db: Db): Promise<number> => settingsOf(await program(db), gamesSection).prizeCeiling;
