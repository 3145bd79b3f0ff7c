import { actorName } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import { command, parseInput } from '@/lib/platform/command';
import { raiseRevision, replaceSettings } from '@/lib/platform/program';
import { changesBetween, fieldsOf } from '../rules/fields';
import { SaveSettingsInput } from '../schema';
import { settingSections } from '../sections-plugged';
import { insertChange, newestChange } from '../store';

/**
 * Saves one section of settings for what happens from the answered instant on; nothing that has happened is reckoned
 * again. Whoever began from a version that is not the newest any more must look again (B12, 4.M).
 */
export const saveSettingsCommand = command({
  name: 'settings.save',
  can: 'settings.edit',
  input: SaveSettingsInput,
  async run({ db, now, actor }, { section: code, base, value, note }) {
    const section = settingSections().find(code);
    if (section === undefined) throw new Refusal('section_not_found', { section: code }, 404);
    const after = parseInput(section.schema, value);
    // First, since it makes others who save wait: they then see this version and are refused.
    const effectiveFrom = await raiseRevision(db, now);
    const [newest] = await newestChange(db, [code]);
    const version = newest?.version ?? 0;
    if (version !== base) {
      throw new Refusal('settings_changed', { by: newest?.by ?? '', at: newest?.at.toISOString() ?? '' });
    }
    const before = section.schema.parse((await replaceSettings(db, code, after)) ?? {});
    const changed = changesBetween(fieldsOf(section), before, after);
    if (changed.length === 0) throw new Refusal('settings_unchanged');
    await insertChange(db, [
      code,
      version + 1,
      JSON.stringify(before),
      JSON.stringify(after),
      note,
      actorName(actor),
      now,
    ]);
    return { version: version + 1, effectiveFrom: effectiveFrom.toISOString(), changed };
  },
  audit: ({ section, note }, { version, changed }) => ({
    objectType: 'settings',
    objectId: `${section}@${version}`,
    before: Object.fromEntries(changed.map(({ path, before }) => [path.join('.'), before])),
    after: Object.fromEntries(changed.map(({ path, after }) => [path.join('.'), after])),
    ...(note === '' ? {} : { reason: note }),
  }),
});
