import { z } from 'zod';
import { ID_PREFIXES, type IdKind, isUuid, publicId } from '@/lib/kernel/id';
import type { LevelView } from '@/lib/levels';
import type { Locale } from '@/lib/platform/command';

/** An id as it leaves the program. */
export const idOf = (kind: IdKind) => z.string().regex(new RegExp(`^${ID_PREFIXES[kind]}_[0-9a-hjkmnp-tv-z]{26}$`));

/** An instant as it leaves the program: ISO 8601 in UTC. */
export const At = z.iso.datetime();

/** A level in an answer. */
export const LevelAnswer = z
  .object({ code: z.string(), name: z.string(), rank: z.int() })
  .meta({ id: 'Level', description: 'A level; `rank` 1 is the lowest' });

/** A level before and after. */
export const LevelMove = z.object({ before: LevelAnswer.nullable(), after: LevelAnswer.nullable() });

/** Where something came from. */
export const SourceAnswer = z.object({ type: z.string(), id: z.string(), externalId: z.string().optional() });

/** A list by cursor. */
export const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({ data: z.array(item), nextCursor: z.string().nullable() });

/** Writes an instant, or null. */
export const iso = (at: Date | null): string | null => (at === null ? null : at.toISOString());

/** The name of a level in a language. */
export const nameIn = (name: { readonly zh: string; readonly en: string }, locale: Locale): string =>
  locale === 'en' ? name.en : name.zh;

/** Presents a level in a language. */
export const presentLevel = (level: LevelView | null, locale: Locale): z.output<typeof LevelAnswer> | null =>
  level === null ? null : { code: level.code, name: nameIn(level.name, locale), rank: level.rank };

/** Presents a level before and after. */
export const presentMove = (
  { before, after }: { readonly before: LevelView | null; readonly after: LevelView | null },
  locale: Locale,
): z.output<typeof LevelMove> => ({ before: presentLevel(before, locale), after: presentLevel(after, locale) });

/** Presents a source of ours; its id is prefixed, an order also shows the id of its seller. */
export function presentSource(type: string, id: string, externalId?: unknown): z.output<typeof SourceAnswer> {
  const known = SOURCE_KINDS[type];
  // A subject that another system named is no id of ours.
  const shown = { type, id: known === undefined || !isUuid(id) ? id : publicId(known, id) };
  return typeof externalId === 'string' ? { ...shown, externalId } : shown;
}

const SOURCE_KINDS: Readonly<Record<string, IdKind | undefined>> = {
  order: 'order',
  sign_up: 'member',
  behaviour: 'event',
  enrolment: 'member',
  member: 'member',
};
