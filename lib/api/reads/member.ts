import 'server-only';
import { z } from 'zod';
import { presentPass } from '@/lib/desk';
import { looksLikePass } from '@/lib/desk/rules/pass';
import { enrolMember } from '@/lib/enrolment';
import { actorLabel, may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { type BookSummary, bookSummaries } from '@/lib/ledger';
import { type HeldLevel, heldLevels, type Level, levelSchemes, schemeAt } from '@/lib/levels';
import {
  computeLifecycle,
  findMemberId,
  type Lifecycle,
  type MemberProfile,
  memberStats,
  membersById,
  type SeenStats,
  storesInSight,
} from '@/lib/members';
import { type Coalescer, coalescer } from '@/lib/platform/coalescer';
import { type Context, command } from '@/lib/platform/command';
import { beyondWall, pool } from '@/lib/platform/db';
import { ports } from '@/lib/platform/ports';
import { program } from '@/lib/platform/program';
import { query } from '@/lib/platform/query';
import { stageRulesAt } from '@/lib/segments';

/** Everything the answer about a member is composed of, at one instant. */
export type MemberReading = {
  readonly profile: MemberProfile;
  readonly book: BookSummary;
  readonly held: HeldLevel;
  readonly level: Level;
  readonly stats: SeenStats;
  readonly lifecycle: Lifecycle;
  readonly at: Date;
};

// Concurrent readers are joined: six statements serve many members as they would serve one.
const JOINED = { sizeMax: 200, runsMax: 4 };
const readers: Record<'masked' | 'revealed', Coalescer<string, MemberReading | null>> = {
  masked: coalescer('api.members.masked', (ids) => readMembers(ids, false), JOINED),
  revealed: coalescer('api.members.revealed', (ids) => readMembers(ids, true), JOINED),
};

const text = (max: number) => z.string().trim().min(1).max(max);

const NAMES = { externalId: text(128).optional(), mobile: text(32).optional(), code: text(40).optional() };
const ONE_NAME = { message: 'exactly one of externalId, mobile, code' };
const isOneName = ({ externalId, mobile, code }: { externalId?: string; mobile?: string; code?: string }): boolean =>
  [externalId, mobile, code].filter((value) => value !== undefined).length === 1;

/** How a member is found: by exactly one of the ids that people and systems know. */
export const FindMemberInput = z.object(NAMES).refine(isOneName, ONE_NAME);

/**
 * How a member is looked up without an address: `code` may be the one of his pass as well, which counts once; `key`
 * names the ask, so that asking again with it is no second use. `storeCode` says where.
 */
export const LookUpMemberInput = z
  .object({ ...NAMES, key: text(128).optional(), storeCode: text(40).optional() })
  .refine(isOneName, ONE_NAME);

/** The member with this id. */
export const memberOfId = query({
  can: 'members.read',
  input: z.object({ id: text(64) }),
  run: (context, { id }) => memberReading(context, requireId('member', id)),
});

/** The member whom an external id, a mobile or a member code names. */
export const memberOfName = query({
  can: 'members.read',
  input: FindMemberInput,
  async run(context, { externalId, mobile, code }) {
    const name = externalId !== undefined ? { externalId } : mobile !== undefined ? { mobile } : { code: code ?? '' };
    // Whom a key may not see is told from whom there is not.
    const id = await findMemberId(beyondWall(context.db), name);
    if (id === null) throw new Refusal('member_not_found', {}, 404);
    return memberReading(context, id);
  },
});

/** The member whom somebody at a till names, or whose pass he scans: that he shows it opens him in any store (S4-3.2). */
export const lookUpMember = command({
  name: 'members.lookUp',
  can: 'members.read',
  input: LookUpMemberInput,
  transaction: 'own',
  async run(context, { key, storeCode, ...name }) {
    const { db, actor, now } = context;
    if (name.code === undefined || !looksLikePass(name.code)) return memberOfName.run(context, name);
    const ask = { text: name.code, by: actorLabel(actor), key: key ?? null, storeCode: storeCode ?? null };
    return memberReading(context, await presentPass(db, ask, now), { isShown: true });
  },
});

/** Enrols a person and reads him as he then stands (S0-1.1). */
export const enrolAndRead = command({
  name: enrolMember.name,
  can: enrolMember.can,
  input: enrolMember.input,
  transaction: 'own',
  async run(context, input) {
    const { memberId, isNew } = await enrolMember.run(context, input);
    return { isNew, reading: await memberReading(context, memberId, { isOwnWord: isNew }) };
  },
});

/**
 * Reads a member for an answer. Personal fields are masked unless the key may reveal them; that it did is kept in the
 * trail before it is answered, but for what the caller has just said himself (4.K).
 */
async function memberReading(
  context: Context,
  id: string,
  { isOwnWord = false, isShown = false }: { readonly isOwnWord?: boolean; readonly isShown?: boolean } = {},
): Promise<MemberReading> {
  const reveals = may(context.actor, 'members.reveal');
  const reading = await readers[reveals ? 'revealed' : 'masked'](id);
  if (reading === null) throw new Refusal('member_not_found', {}, 404);
  if (!isShown) await requireSight(context, reading.profile.storeCode);
  if (reveals && !isOwnWord) {
    const facts = { objectType: 'member', objectId: reading.profile.id, after: { by: 'api' } };
    await ports().writeAudit(pool(), context, 'members.reveal', facts);
  }
  return reading;
}

/** A key for a store or region sees the members of its stores (S1-5.1). */
async function requireSight({ actor }: Context, storeCode: string | null): Promise<void> {
  if (actor.kind === 'key' && actor.scope === null) return;
  const codes = await storesInSight(actor);
  const isVisible = codes === null || (storeCode !== null && codes.includes(storeCode));
  if (!isVisible) throw new Refusal('member_out_of_scope', {}, 403);
}

async function readMembers(asked: readonly string[], reveal: boolean): Promise<(MemberReading | null)[]> {
  const [db, at, ids] = [pool(), new Date(), [...new Set(asked)]];
  const profiles = await membersById(db, ids, { reveal });
  // Whoever was merged is answered as the survivor (N13).
  const survivors = asked.map((id) => profiles.get(id)?.mergedInto ?? id);
  if (survivors.some((id, place) => id !== asked[place])) return readMembers(survivors, reveal);
  const books = await bookSummaries(db, ids, at);
  const stats = new Map((await memberStats(db, ids)).map((row) => [row.memberId, row]));
  const held = new Map((await heldLevels(db, ids)).map((row) => [row.memberId, row]));
  const settings = await program(db);
  const { scheme } = schemeAt(await levelSchemes(db, settings), at);
  const stages = await stageRulesAt(db, settings, at);
  return asked.map((id) => {
    const profile = profiles.get(id);
    if (profile === undefined) return null;
    const holds = must(held.get(id), `member ${id} without a level`);
    const own = must(stats.get(id), `member ${id} without statistics`);
    return {
      profile,
      book: must(books.get(id), 'a summary for each member'),
      held: holds,
      level: must(scheme.levels.find(({ code }) => code === holds.code) ?? scheme.levels[0], 'a scheme without levels'),
      stats: own,
      lifecycle: computeLifecycle({ ...own, registeredAt: profile.registeredAt }, at, stages),
      at,
    };
  });
}
