import type { z } from 'zod';

/** What one number of a setting is counted in; it decides how a form shows it. */
export type SettingUnit = 'seconds' | 'hours' | 'days' | 'months' | 'points' | 'fen' | 'bp' | 'times';

/**
 * A group of settings that operators edit together, kept under its code in the program (B12). The schema fills in every
 * default and says the limits of every field; `meta({ unit })` says what a number counts.
 */
export type SettingSection<S extends z.ZodObject = z.ZodObject> = { readonly code: string; readonly schema: S };

/** Declares a section, keeping the type of its schema. */
export const settingSection = <S extends z.ZodObject>(code: string, schema: S): SettingSection<S> => ({ code, schema });
