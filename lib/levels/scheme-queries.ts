import 'server-only';
import { type Actor, isScoped, may } from '@/lib/kernel/actor';
import { instantOf, localDate } from '@/lib/kernel/day';
import type { Db } from '@/lib/platform/db';
import { knownFrom, program } from '@/lib/platform/program';
import { type RehearsalResult, type RehearsalWatch, rehearseScheme } from './rehearse';
import { diffSchemes, earliestStart, nextFirst, type SchemeChange } from './rules/publish';
import type { Level } from './schema';
import { levelSettings } from './settings';
import { type SchemeDraft, type SchemeVersion, schemeDraft, storedSchemes } from './store/schemes';

/** A version with where it stands and what it changed of the one before. */
export type ListedVersion = SchemeVersion & {
  readonly state: 'past' | 'current' | 'coming';
  readonly changes: readonly SchemeChange[];
};

/** All versions, newest first, and the draft with what it would change. */
export type SchemeBook = {
  readonly versions: readonly ListedVersion[];
  readonly draft: (SchemeDraft & { readonly changes: readonly SchemeChange[]; readonly isOutdated: boolean }) | null;
  readonly zone: string;
  readonly noticeMonths: number;
  /** The first day on which a version published now may count, and the first 1st of a month from there. */
  readonly earliestDay: string;
  readonly offeredDay: string;
};

/** The versions of the levels and the draft, for the back office. */
export async function schemeBook(db: Db, now: Date): Promise<SchemeBook> {
  const [settings, stored, draft] = await Promise.all([program(db), storedSchemes(db), schemeDraft(db)]);
  const byVersion = [...stored].sort((a, b) => b.version - a.version);
  const current = stored.find(({ effectiveFrom }) => effectiveFrom <= now);
  const versions = byVersion.map((one, index): ListedVersion => {
    const before = byVersion[index + 1];
    const state = one.effectiveFrom > now ? 'coming' : one.version === current?.version ? 'current' : 'past';
    return { ...one, state, changes: before === undefined ? [] : diffSchemes(before.scheme, one.scheme) };
  });
  const newest = byVersion[0];
  const base = byVersion.find(({ version }) => version === draft?.base);
  const { noticeMonths } = levelSettings(settings);
  const earliest = earliestStart(knownFrom(now), noticeMonths, settings.zone);
  return {
    versions,
    draft:
      draft === null || base === undefined
        ? null
        : { ...draft, changes: diffSchemes(base.scheme, draft.scheme), isOutdated: newest?.version !== draft.base },
    zone: settings.zone,
    noticeMonths,
    earliestDay: localDate(earliest, settings.zone),
    offeredDay: nextFirst(earliest, settings.zone),
  };
}

/** The rehearsal of the draft: what it came to, from when, the levels by name, and whether members may be listed. */
export type DraftRehearsal = RehearsalResult & {
  readonly startsAt: Date;
  readonly names: readonly Level[];
  readonly isListed: boolean;
};

/** Rehearses the draft; the members behind the figures only for whoever may see all members and their levels (N8). */
export async function rehearseDraft(
  db: Db,
  actor: Actor,
  now: Date,
  watch?: RehearsalWatch,
): Promise<DraftRehearsal | null> {
  const draft = await schemeDraft(db);
  if (draft === null) return null;
  const { offeredDay, versions, zone } = await schemeBook(db, now);
  const [year = 0, month = 1, day = 1] = offeredDay.split('-').map(Number);
  const startsAt = instantOf(zone, year, month, day);
  const result = await rehearseScheme(db, draft.scheme, startsAt, now, { watch });
  const isListed = may(actor, 'members.read') && may(actor, 'levels.read') && !isScoped(actor);
  const names = [...draft.scheme.levels, ...versions.flatMap(({ scheme }) => scheme.levels)];
  return { ...result, listed: isListed ? result.listed : [], startsAt, names, isListed };
}
