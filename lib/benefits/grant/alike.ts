import { type Decision, recordAlike } from '@/lib/decisions';
import { plainLevels } from '@/lib/levels';
import { lockMembersListed } from '@/lib/members';
import { gatesOf } from '@/lib/platform/authored/gates';
import type { Db } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { announce } from '@/lib/platform/outbox';
import { program } from '@/lib/platform/program';
import { membersMatching } from '@/lib/segments';
import { effectOf } from '../candidates';
import { type BenefitInForce, benefitsInForce } from '../in-force';
import { decideGrant } from '../rules/grant';
import { type GrantAlike, type GrantName, holdingOf, insertGrantsAlike } from '../store/grants';
import type { SharedAsk } from './asks';
import { givenAlike, grantIn, isAsked } from './process';

/**
 * Grants by the thousand what the calendar brings, in the caller's transaction (S0-3.3, 4.F): members of one level who have
 * had nothing of it are decided together and written together. All others go the way of everybody, one by one: who has it
 * already, whose level is not plain, who was merged, and benefits that give coupons. Answers how many got it.
 */
export async function grantAlike(db: Db, ask: SharedAsk, memberIds: readonly string[], now: Date): Promise<number> {
  const settings = await program(db);
  const force = (await benefitsInForce(db, settings, ask.at)).find(({ code }) => code === ask.benefit);
  const [held] = await gatesOf(db, 'benefit', [ask.benefit]);
  if (force === undefined || held !== undefined || isAsked(ask) || ask.source === 'birthday')
    return oneByOne(db, ask, memberIds, now);
  const apart = new Set(await lockMembersListed(db, memberIds));
  const since = ask.at < now ? ask.at : now;
  for (const id of await holdingOf(db, memberIds, { ...ask, at: since })) apart.add(id);
  const levels = await levelsOf(db, force, memberIds, ask.at);
  // By the calendar nobody asked: whom the terms do not name hears nothing.
  const { where } = force.terms;
  const fitting = where === null ? null : await membersMatching(db, where, now, memberIds);
  const isPlain = (id: string): boolean => {
    const level = levels === null ? null : levels.get(id);
    return !apart.has(id) && level !== undefined && !givesCoupons(force, level);
  };
  const others = memberIds.filter((id) => !isPlain(id));
  const plain = memberIds.filter((id) => isPlain(id) && (fitting === null || fitting.has(id)));
  let given = await oneByOne(db, ask, others, now);
  for (const [level, ids] of Map.groupBy(plain, (id) => levels?.get(id) ?? null))
    given += await grantTo(db, ask, { force, level, ids }, settings.zone, now);
  return given;
}

/** The level of each member that is plain; null where the benefit gives everybody the same. */
async function levelsOf(db: Db, { terms }: BenefitInForce, memberIds: readonly string[], at: Date) {
  return terms.levels.length === 0 ? null : plainLevels(db, memberIds, at);
}

const givesCoupons = ({ terms }: BenefitInForce, level: string | null): boolean =>
  effectOf(terms, level)?.as === 'coupons';

async function oneByOne(db: Db, ask: SharedAsk, memberIds: readonly string[], now: Date): Promise<number> {
  const outcomes = await grantIn(
    db,
    memberIds.map((memberId) => ({ ...ask, memberId })),
    now,
  );
  return outcomes.filter((outcome) => outcome.ok && !outcome.value.isRepeat).length;
}

type Class = { readonly force: BenefitInForce; readonly level: string | null; readonly ids: readonly string[] };

async function grantTo(db: Db, ask: SharedAsk, { force, level, ids }: Class, zone: string, now: Date): Promise<number> {
  const { source, key, at, benefit } = ask;
  const facts = { terms: force.terms, source, key, level, had: [], fits: true, isActive: true, at, now, zone };
  const decision = decideGrant(facts);
  if (!decision.allowed) return 0;
  const { allowed: _, key: grantKey, ...span } = decision;
  const row: GrantAlike = { benefit, version: force.version, grantKey, source, ...span, issuedAt: now };
  const names = ids.map((memberId): GrantName => ({ memberId, grantId: newId() }));
  const kept = await insertGrantsAlike(db, row, names);
  await Promise.all([
    recordAlike(
      db,
      givenAlike(ask, force, now, row),
      kept.map(({ memberId, grantId }): Pick<Decision, 'memberId' | 'id' | 'outcome'> => {
        return { memberId, id: newId(), outcome: { grantId, benefit } };
      }),
    ),
    announce(
      db,
      kept.map(({ memberId, grantId }) => ({
        name: 'benefit.granted',
        memberId,
        payload: { grantId, benefit, source },
        at: now,
      })),
    ),
  ]);
  return kept.length;
}
