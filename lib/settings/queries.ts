import 'server-only';
import type { Db } from '@/lib/platform/db';
import { program, settingsOf } from '@/lib/platform/program';
import { changesBetween, type FieldChange, fieldsOf, type SettingField } from './rules/fields';
import { settingSections } from './sections-plugged';
import { newestChanges } from './store';

/** One saving of a section as people read it. */
export type SettingRevision = {
  readonly version: number;
  readonly by: string;
  readonly at: Date;
  readonly note: string;
  readonly changes: readonly FieldChange[];
};

/** A section with its fields, its value, and what was changed lately, newest first. */
export type SettingsShown = {
  readonly code: string;
  readonly fields: readonly SettingField[];
  readonly value: Readonly<Record<string, unknown>>;
  readonly version: number;
  readonly history: readonly SettingRevision[];
};

const HISTORY_LENGTH = 10;

/** All sections of settings as they stand (B12). */
export async function allSettings(db: Db): Promise<readonly SettingsShown[]> {
  const { all } = settingSections();
  const [current, rows] = await Promise.all([
    program(db),
    newestChanges(db, [all.map(({ code }) => code), HISTORY_LENGTH]),
  ]);
  return all.map((section) => {
    const { code } = section;
    const fields = fieldsOf(section);
    const history = rows
      .filter((row) => row.section === code)
      .sort((a, b) => b.version - a.version)
      .map(({ version, by, at, note, before, after }) => {
        return { version, by, at, note, changes: changesBetween(fields, before, after) };
      });
    return { code, fields, value: settingsOf(current, section), version: history[0]?.version ?? 0, history };
  });
}
