import { z } from 'zod';

/** A text in both languages, of which one is enough: it stands for the other. */
export type Text = { readonly zh: string; readonly en: string };

/** Reads a text that says something in one language at least. */
export const textOf = (max: number) =>
  z
    .strictObject({ zh: z.string().trim().max(max).default(''), en: z.string().trim().max(max).default('') })
    .refine(({ zh, en }) => zh !== '' || en !== '', { path: ['zh'], message: 'missing' });

/** Reads a text that may be left out. */
export const maybeTextOf = (max: number) =>
  z
    .strictObject({ zh: z.string().trim().max(max).default(''), en: z.string().trim().max(max).default('') })
    .prefault({});
