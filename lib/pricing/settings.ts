import { z } from 'zod';
import { settingSection } from '@/lib/kernel/setting-section';
import type { TenderTerms } from '@/lib/kernel/tender';
import { type Program, settingsOf } from '@/lib/platform/program';
import { ATTRIBUTE_CODES, type Attribute } from './rules/equal';
import type { PricingSettings } from './rules/types';

const FEN_MAX = 100_000_000_000;
// How far a search lists every set, and how many it keeps beyond: what time allows, not what a shop decides.
const EXHAUSTIVE_MAX = 12;
const BEAM_WIDTH = 32;

/** How the program prices: the setting `pricing` (4.C). */
export const pricingSection = settingSection(
  'pricing',
  z.object({
    mode: z.enum(['BEST', 'MERCHANT']).default('BEST'),
    /** What percentages after the unit price are taken of. */
    percentOf: z.enum(['RUNNING', 'INITIAL']).default('RUNNING'),
    /** The part of the points given that nobody ever spends: what they cost a budget is less by it (4.G). */
    breakageBp: z.int().min(0).max(10_000).default(0).meta({ unit: 'bp' }),
    orderMax: z.int().min(0).max(FEN_MAX).meta({ unit: 'fen' }).nullable().default(null),
    coupons: z
      .object({
        goods: z.int().min(0).max(20).default(1).meta({ unit: 'times' }),
        freight: z.int().min(0).max(20).default(1).meta({ unit: 'times' }),
      })
      .prefault({}),
  }),
);

const MARKS = ['allowed', 'protected'] as const;
const mark = z.enum(MARKS).default('allowed');

/** What members must not pay different prices for: offers that ask for it are stopped before they run (N20). */
export const equalPriceSection = settingSection(
  'equalPrice',
  z.object({
    level: mark,
    kind: mark,
    region: mark,
    channel: mark,
    tags: mark,
    tenure: mark,
    history: mark,
    points: mark,
    birth: mark,
  } satisfies Record<Attribute, z.ZodType>),
);

/** The attributes of members that prices must not depend on. */
export function protectedIn(program: Program): readonly Attribute[] {
  const marks = settingsOf(program, equalPriceSection);
  return ATTRIBUTE_CODES.filter((code) => marks[code] === 'protected');
}

/** How the program prices, with what its points pay. */
export function pricingSettings(program: Program, tender: TenderTerms): PricingSettings {
  const { mode, percentOf, orderMax, coupons } = settingsOf(program, pricingSection);
  return {
    zone: program.zone,
    mode,
    exhaustiveMax: EXHAUSTIVE_MAX,
    beamWidth: BEAM_WIDTH,
    initialLayers: percentOf === 'INITIAL' ? ['line', 'order', 'coupon'] : [],
    orderMax,
    coupons,
    tender,
  };
}
