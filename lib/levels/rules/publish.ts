import { instantOf, localDate, localTime } from '@/lib/kernel/day';
import type { Level, LevelScheme } from '../schema';

/** The first local midnight from which a version published at the instant may count (4.B.6, S3-8.2). */
export function earliestStart(publishedAt: Date, noticeMonths: number, zone: string): Date {
  const { year, month, day } = localTime(publishedAt, zone);
  const isMidnight = instantOf(zone, year, month, day).getTime() === publishedAt.getTime();
  return instantOf(zone, year, month + noticeMonths, day + (isMidnight ? 0 : 1));
}

/**
 * A scheme with what becomes of the levels that are gone: each counts as the next below it in the last version that had
 * it, since ranks say nothing from one version to another. `earlier` are newest first.
 */
export function withStandIns({ standIns: _, ...scheme }: LevelScheme, earlier: readonly LevelScheme[]): LevelScheme {
  const here = new Set(scheme.levels.map(({ code }) => code));
  const standIns: Record<string, string> = {};
  for (const { levels } of earlier) {
    levels.forEach(({ code }, place) => {
      if (here.has(code) || code in standIns) return;
      const below = levels.slice(0, place).findLast((level) => here.has(level.code)) ?? scheme.levels[0];
      if (below !== undefined) standIns[code] = below.code;
    });
  }
  return Object.keys(standIns).length === 0 ? scheme : { ...scheme, standIns };
}

/** The first 1st of a month from the instant on, as a date: what the editor offers. */
export function nextFirst(from: Date, zone: string): string {
  const { year, month } = localTime(from, zone);
  const first = instantOf(zone, year, month, 1);
  return localDate(first < from ? instantOf(zone, year, month + 1, 1) : first, zone);
}

/** One thing that differs between two versions. */
export type SchemeChange =
  | { readonly kind: 'added' | 'removed'; readonly level: Level }
  | { readonly kind: 'rule' | 'name' | 'metal'; readonly before: Level; readonly after: Level }
  | {
      readonly kind: 'setting';
      readonly setting: Setting;
      readonly before: LevelScheme[Setting];
      readonly after: LevelScheme[Setting];
    };

/** Everything that a version says beside its levels, in the order in which people read it. */
export const SETTINGS = [
  'validityMonths',
  'reachWindow',
  'keepWindow',
  'graceDays',
  'onDrop',
  'renewAheadDays',
  'noticeDays',
] as const;

/** What a version says beside its levels. */
export type Setting = (typeof SETTINGS)[number];

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What a version changes of another, level by level and setting by setting; empty when they say the same (4.M). */
export function diffSchemes(before: LevelScheme, after: LevelScheme): SchemeChange[] {
  const isIn = (scheme: LevelScheme, { code }: Level) => scheme.levels.some((level) => level.code === code);
  return [
    ...after.levels.flatMap((level) => diffLevel(before, level)),
    ...before.levels.filter((level) => !isIn(after, level)).map((level) => ({ kind: 'removed' as const, level })),
    ...SETTINGS.filter((setting) => !isSame(before[setting], after[setting])).map((setting) => ({
      kind: 'setting' as const,
      setting,
      before: before[setting],
      after: after[setting],
    })),
  ];
}

function diffLevel({ levels }: LevelScheme, after: Level): SchemeChange[] {
  const before = levels.find(({ code }) => code === after.code);
  if (before === undefined) return [{ kind: 'added', level: after }];
  const parts = ['rule', 'name', 'metal'] as const;
  return parts.filter((part) => !isSame(before[part], after[part])).map((kind) => ({ kind, before, after }));
}
