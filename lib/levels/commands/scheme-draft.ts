import 'server-only';
import { actorLabel } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { instantOf, localDate } from '@/lib/kernel/day';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { program, raiseRevision } from '@/lib/platform/program';
import { DiscardDraftInput, PublishDraftInput, SaveDraftInput } from '../rules/draft-input';
import { diffSchemes, earliestStart, withStandIns } from '../rules/publish';
import { levelSettings } from '../settings';
import { dropDraft, publishScheme, type SchemeVersion, saveDraft, schemeDraft, storedSchemes } from '../store/schemes';

/** Saves the draft of the next version of the levels; published ones never change (4.M). */
export const saveDraftCommand = command({
  name: 'levels.draft',
  can: 'settings.edit',
  input: SaveDraftInput,
  async run({ db, actor, now }, { base, scheme, note }) {
    await requireNewest(db, base);
    await saveDraft(db, { base, scheme, note, savedAt: now, savedBy: actorLabel(actor) });
    return { base };
  },
  audit: ({ scheme, note, base }) => ({
    objectType: 'level_scheme',
    objectId: `draft of ${base}`,
    after: { scheme, note },
  }),
});

/** Discards the draft. */
export const discardDraftCommand = command({
  name: 'levels.discard_draft',
  can: 'settings.edit',
  input: DiscardDraftInput,
  async run({ db }) {
    const draft = await schemeDraft(db);
    if (draft === null) throw new Refusal('no_draft');
    await dropDraft(db);
    return { base: draft.base };
  },
  audit: (_, { base }) => ({ objectType: 'level_scheme', objectId: `draft of ${base}` }),
});

/**
 * Publishes the draft as the next version, from a day that is as far ahead as the program tells its members (4.B.6,
 * S3-8.2): validities that run are honoured, and whoever meets the new rules rises on that day.
 */
export const publishDraftCommand = command({
  name: 'levels.publish',
  can: 'settings.edit',
  input: PublishDraftInput,
  async run({ db, now }, { firstDay }) {
    const draft = await schemeDraft(db);
    if (draft === null) throw new Refusal('no_draft');
    const settings = await program(db);
    // Before the versions are read, since it makes others who publish wait: they then see this one and are refused.
    const known = await raiseRevision(db, now);
    const newest = await requireNewest(db, draft.base);
    if (diffSchemes(newest.scheme, draft.scheme).length === 0)
      throw new Refusal('scheme_unchanged', { version: newest.version });
    const { noticeMonths } = levelSettings(settings);
    const [year = 0, month = 1, day = 1] = firstDay.split('-').map(Number);
    const effectiveFrom = instantOf(settings.zone, year, month, day);
    const earliest = earliestStart(known, noticeMonths, settings.zone);
    if (effectiveFrom < earliest || effectiveFrom <= newest.effectiveFrom) {
      const from = earliest < newest.effectiveFrom ? newest.effectiveFrom : earliest;
      throw new Refusal('effective_too_early', {
        months: noticeMonths,
        earliest: from.toISOString(),
        day: localDate(from, settings.zone),
      });
    }
    const version = newest.version + 1;
    const { note } = draft;
    const earlier = (await storedSchemes(db)).map((one) => one.scheme);
    const scheme = withStandIns(draft.scheme, earlier);
    if (!(await publishScheme(db, { version, effectiveFrom, scheme, note })))
      throw new Refusal('draft_outdated', { base: draft.base, version });
    await dropDraft(db);
    return { version, effectiveFrom, scheme, before: newest.scheme, note };
  },
  audit: (_, { version, effectiveFrom, scheme, before, note }) => ({
    objectType: 'level_scheme',
    objectId: String(version),
    before,
    after: { ...scheme, effectiveFrom: effectiveFrom.toISOString() },
    reason: note,
  }),
});

/** The newest version, which a draft must be based on. */
async function requireNewest(db: Db, base: number): Promise<SchemeVersion> {
  const versions = await storedSchemes(db);
  const newest = must(
    versions.reduce<SchemeVersion | null>(
      (last, one) => (last === null || one.version > last.version ? one : last),
      null,
    ),
    'no level scheme',
  );
  if (newest.version !== base) throw new Refusal('draft_outdated', { base, version: newest.version });
  return newest;
}
