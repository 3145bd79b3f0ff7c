import { z } from 'zod';

const Figure = z.int().min(-9_000_000_000_000).max(9_000_000_000_000);

/** The last change of the climb that was celebrated, by its public id. */
export const ClimbShownInput = z.strictObject({ change: z.string().max(40) });

/** The figures that a page has shown to their owner. */
export const FiguresShownInput = z.strictObject({ points: Figure, growth: Figure });
