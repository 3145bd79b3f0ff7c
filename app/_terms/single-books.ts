import 'server-only';
import { growthVersions } from '@/lib/growth';
import { levelSchemes } from '@/lib/levels';
import type { Db } from '@/lib/platform/db';
import { type Program, settingsOf } from '@/lib/platform/program';
import { pointsVersions } from '@/lib/points';
import { programmeVersions } from '@/lib/referral';
import * as sections from '@/lib/setting-sections';
import { settingHistory } from '@/lib/settings';
import { isShopOpen } from '@/lib/shop';
import { sinceOf, type TermBook, type TermVersion } from './book';
import type { TermPrinter } from './printer';
import * as printers from './printers';

type Load = (db: Db, program: Program) => Promise<readonly TermVersion[]>;
type Section = (typeof sections)[keyof typeof sections];

/** The rules there is one of, in the order in which members read them. */
export const SINGLE: readonly (readonly [printer: TermPrinter, load: Load])[] = [
  [printers.points, (db) => pointsVersions(db).then(published)],
  [printers.growth, (db) => growthVersions(db).then(published)],
  [printers.checkIn, ofSection(sections.checkInSection)],
  [printers.pointUse, ofSection(sections.pointsSection)],
  [printers.stacking, ofSection(sections.pricingSection)],
  [printers.levels, levelVersions],
  [printers.notice, ofSection(sections.levelsSection)],
  [printers.referral, (db, program) => programmeVersions(db, program).then(({ referral }) => published(referral))],
  [printers.boost, (db, program) => programmeVersions(db, program).then(({ boost }) => published(boost))],
  [printers.ordering, ofSection(sections.ordersSection)],
  [printers.returning, ofSection(sections.shopSection)],
  [printers.forYou, ofSection(sections.suggestionsSection)],
  [printers.ownProfile, ofSection(sections.membersSection)],
  [printers.ownData, ofSection(sections.privacySection)],
];

/** The books of all rules there is one of; those of the demo shop only where there is one. */
export async function singleBooks(db: Db, program: Program): Promise<readonly TermBook[]> {
  const shown = SINGLE.filter(([{ code }]) => code !== 'returning' || isShopOpen());
  return Promise.all(
    shown.map(async ([printer, load]) => ({
      printer,
      code: null,
      name: null,
      note: null,
      versions: await load(db, program),
    })),
  );
}

type Published = {
  readonly version: number;
  readonly effectiveFrom: Date;
  readonly rules: unknown;
  readonly withdrawnAt?: Date | null;
};

/** What was withdrawn before it began never was; the first version counts from the beginning. */
const published = (rows: readonly Published[]): TermVersion[] =>
  rows
    .filter(({ withdrawnAt = null }) => withdrawnAt === null)
    .map(({ version, effectiveFrom, rules }) => ({ version, from: sinceOf(effectiveFrom), terms: rules }));

async function levelVersions(db: Db, program: Program): Promise<TermVersion[]> {
  const schemes = await levelSchemes(db, program);
  return schemes.map(({ version, effectiveFrom, scheme }) => ({
    version,
    from: sinceOf(effectiveFrom),
    terms: scheme,
  }));
}

/** A group of settings: as it stands, and what it was before each saving; the defaults are its first version. */
function ofSection(section: Section): Load {
  return async (db, program) => {
    const saved = await settingHistory(db, section.code);
    const first = { version: 1, from: null, terms: saved.at(-1)?.before ?? settingsOf(program, section as never) };
    return [...saved.map(({ version, at, after }) => ({ version: version + 1, from: at, terms: after })), first];
  };
}
