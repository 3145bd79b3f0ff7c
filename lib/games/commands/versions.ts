import { actorLabel, actorName } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import { requireFreePart } from '@/lib/platform/authored/gates';
import { command, InvalidInput, parseInput } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { raiseRevision } from '@/lib/platform/program';
import { rewardsSchema } from '@/lib/rewards';
import { type Terms, TermsSchema } from '../rules/terms';
import { EndInput, GameRef, PublishInput, SaveDraftInput } from '../schema';
import { prizeCeiling } from '../settings';
import { dropDraft, saveDraft } from '../store/drafts';
import { openStocks } from '../store/stocks';
import { addGame, addVersion, freshBook, gameForUpdate, saveEnd } from '../store/versions';

/** Keeps what somebody is writing as the next version of a game, or of a new one; it counts for nothing (4.M). */
export const saveGameDraftCommand = command({
  name: 'games.saveDraft',
  can: 'games.edit',
  input: SaveDraftInput,
  async run({ db, actor, now }, { code, basedOn, terms }) {
    await saveDraft(db, { code, basedOn, terms, savedBy: actorName(actor), savedAt: now });
    return { code };
  },
});

/** Throws a draft away; what is published stays as it is. */
export const dropGameDraftCommand = command({
  name: 'games.dropDraft',
  can: 'games.edit',
  input: GameRef,
  run: async ({ db }, { code }) => ({ dropped: (await dropDraft(db, code)) > 0 }),
  audit: ({ code }, { dropped }) => (dropped ? { objectType: 'game', objectId: code } : null),
});

/**
 * Publishes the next version of a game, from the first instant by which every process knows it; what was drawn keeps the
 * version of its weights, and stocks count over all versions. Whoever began from one that is not the newest looks again.
 */
export const publishGameCommand = command({
  name: 'games.publish',
  can: 'games.edit',
  input: PublishInput,
  async run({ db, actor, now }, { code, basedOn, terms: raw, note }) {
    const terms = parseInput(TermsSchema, raw);
    requireRewards(terms);
    await requireWorth(db, terms);
    // First of what is written, since it makes others who publish wait: they then see this version and are refused.
    const effectiveFrom = await raiseRevision(db, now);
    await requireFreePart(db, 'game', code, now);
    await addGame(db, { code, createdAt: now, createdBy: actorLabel(actor), demo: false });
    const row = await gameForUpdate(db, code);
    if (row !== null && row.endedAt !== null) throw new Refusal('game_ended', { at: row.endedAt.toISOString() });
    const [newest] = (await freshBook(db)).versions.get(code) ?? [];
    const latest = newest?.version ?? 0;
    if (latest !== basedOn) throw new Refusal('terms_changed_meanwhile', { latest, basedOn });
    if (terms.to <= effectiveFrom) throw new Refusal('game_over_already', { to: terms.to.toISOString() });
    const version = latest + 1;
    await addVersion(db, {
      code,
      version,
      terms,
      effectiveFrom,
      publishedAt: now,
      publishedBy: actorName(actor),
      note,
    });
    await openStocks(
      db,
      code,
      terms.prizes.map((prize) => prize.code),
    );
    await dropDraft(db, code);
    return { version, effectiveFrom: effectiveFrom.toISOString() };
  },
  audit: ({ code, note, terms }, { version, effectiveFrom }) => ({
    objectType: 'game',
    objectId: code,
    after: { version, effectiveFrom, terms },
    reason: note,
  }),
});

/** Ends a game before its time: nobody draws any more, what was won stays. It cannot begin again. */
export const endGameCommand = command({
  name: 'games.end',
  can: 'games.edit',
  input: EndInput,
  async run({ db, actor, now }, { code, note }) {
    await raiseRevision(db, now);
    const row = await gameForUpdate(db, code);
    if (row === null) throw new Refusal('game_not_found', {}, 404);
    if (row.endedAt !== null) throw new Refusal('game_ended', { at: row.endedAt.toISOString() });
    await saveEnd(db, code, { at: now, by: actorName(actor), why: note });
    return { at: now.toISOString() };
  },
  audit: ({ code, note }, { at }) => ({ objectType: 'game', objectId: code, after: { endedAt: at }, reason: note }),
});

/** Rewards are read by their kinds, which `rewards` knows; complaints name the prize. */
function requireRewards({ prizes }: Terms): void {
  const problems = prizes.flatMap(({ gives }, at) => {
    if (gives.as !== 'rewards') return [];
    const issues = rewardsSchema.safeParse(gives.rewards).error?.issues ?? [];
    return issues.map(({ path, code, message }) => ({
      path: ['prizes', at, 'gives', 'rewards', ...path].join('.'),
      code,
      message,
    }));
  });
  if (problems.length > 0) throw new InvalidInput(problems);
}

async function requireWorth(db: Db, { prizes }: Terms): Promise<void> {
  const ceiling = await prizeCeiling(db);
  const over = prizes.find(({ worth }) => worth > ceiling);
  if (over !== undefined) throw new Refusal('prize_over_ceiling', { prize: over.code, worth: over.worth, ceiling });
}
