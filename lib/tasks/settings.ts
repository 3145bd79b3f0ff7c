import { z } from 'zod';
import { settingSection } from '@/lib/kernel/setting-section';
import { type Program, settingsOf } from '@/lib/platform/program';
import type { Milestone } from './rules/streak';

const DAYS_MAX = 366;

/** One milestone: after how many days in a row, what it gives, and whether each further so many days give it again. */
const step = (days: number, points: number, cards: number, repeats: 'once' | 'again') =>
  z
    .object({
      days: z.int().min(0).max(DAYS_MAX).default(days).meta({ unit: 'days' }),
      points: z.int().min(0).max(100_000).default(points).meta({ unit: 'points' }),
      cards: z.int().min(0).max(31).default(cards).meta({ unit: 'times' }),
      repeats: z.enum(['once', 'again']).default(repeats),
    })
    .prefault({});

/** What checking in day after day gives, and how missed days are made up for: the setting `checkIn` (S3-3.1, M5). */
export const checkInSection = settingSection(
  'checkIn',
  z.object({
    first: step(3, 0, 1, 'once'),
    // The weekly streak of the program: 50 points for each seven days in a row (P-tasks).
    second: step(7, 50, 0, 'again'),
    third: step(14, 0, 1, 'once'),
    fourth: step(30, 100, 2, 'once'),
    makeUp: z
      .object({
        cards: z.int().min(0).max(10).default(1).meta({ unit: 'times' }),
        perMonth: z.int().min(0).max(31).default(3).meta({ unit: 'times' }),
        daysBack: z.int().min(0).max(31).default(7).meta({ unit: 'days' }),
      })
      .prefault({}),
  }),
);

/** What checking in gives, as rules take it. */
export type CheckInSettings = {
  readonly milestones: readonly Milestone[];
  readonly makeUp: { readonly cards: number; readonly perMonth: number; readonly daysBack: number };
};

/** The setting as it stands in the program. */
export function checkInSettings(program: Program): CheckInSettings {
  const { first, second, third, fourth, makeUp } = settingsOf(program, checkInSection);
  const milestones = [first, second, third, fourth].map(({ repeats, ...one }) => ({
    ...one,
    again: repeats === 'again',
  }));
  return { milestones, makeUp };
}
