import 'server-only';
import { z } from 'zod';
import { enrolMember } from '@/lib/enrolment';
import { may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { type BookSummary, bookSummaries } from '@/lib/ledger';
import { type HeldLevel, heldLevels, type Level, levelSchemes, schemeAt } from '@/lib/levels';
import {
  findMemberId,
  type MemberProfile,
  type MemberStats,
  memberStats,
  membersById,
  storesInSight,
} from '@/lib/members';
import { type Coalescer, coalescer } from '@/lib/platform/coalescer';
import { type Context, command } from '@/lib/platform/command';
import { pool } from '@/lib/platform/db';
import { ports } from '@/lib/platform/ports';
import { program } from '@/lib/platform/program';
import { query } from '@/lib/platform/query';

/** Everything the answer about a member is composed of, at one instant. */
export type MemberReading = {
  readonly profile: MemberProfile;
  readonly book: BookSummary;
  readonly held: HeldLevel;
  readonly level: Level;
  readonly stats: MemberStats;
  readonly at: Date;
};

// Concurrent readers are joined: six statements serve many members as they would serve one.
const JOINED = { sizeMax: 200, runsMax: 4 };
const readers: Record<'masked' | 'revealed', Coalescer<string, MemberReading | null>> = {
  masked: coalescer('api.members.masked', (ids) => readMembers(ids, false), JOINED),
  revealed: coalescer('api.members.revealed', (ids) => readMembers(ids, true), JOINED),
};

const text = (max: number) => z.string().trim().min(1).max(max);

/** How a member is found: by exactly one of the ids that people and systems know. */
export const FindMemberInput = z
  .object({ externalId: text(128).optional(), mobile: text(32).optional(), code: text(40).optional() })
  .refine((given) => Object.values(given).filter((value) => value !== undefined).length === 1, {
    message: 'exactly one of externalId, mobile, code',
  });

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
    const id = await findMemberId(context.db, name);
    if (id === null) throw new Refusal('member_not_found', {}, 404);
    return memberReading(context, id);
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
    return { isNew, reading: await memberReading(context, memberId, isNew) };
  },
});

/**
 * Reads a member for an answer. Personal fields are masked unless the key may reveal them; that it did is kept in the
 * trail before it is answered, but for what the caller has just said himself (4.K).
 */
async function memberReading(context: Context, id: string, isOwnWord = false): Promise<MemberReading> {
  const reveals = may(context.actor, 'members.reveal');
  const reading = await readers[reveals ? 'revealed' : 'masked'](id);
  if (reading === null) throw new Refusal('member_not_found', {}, 404);
  await requireSight(context, reading.profile.storeCode);
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
  const { scheme } = schemeAt(await levelSchemes(db, await program(db)), at);
  return asked.map((id) => {
    const profile = profiles.get(id);
    if (profile === undefined) return null;
    const holds = must(held.get(id), `member ${id} without a level`);
    return {
      profile,
      book: must(books.get(id), 'a summary for each member'),
      held: holds,
      level: must(scheme.levels.find(({ code }) => code === holds.code) ?? scheme.levels[0], 'a scheme without levels'),
      stats: must(stats.get(id), `member ${id} without statistics`),
      at,
    };
  });
}
