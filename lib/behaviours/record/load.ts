import { decisionsById } from '@/lib/decisions';
import { loadBehaviourGrowth } from '@/lib/growth';
import { localDate } from '@/lib/kernel/day';
import { type BehaviourSaid, factsOf, wayOfType, withdrawnWay } from '@/lib/kernel/earning';
import { loadLedger } from '@/lib/ledger';
import { kinOf, type MemberWork } from '@/lib/members';
import { receivedLines } from '@/lib/orders';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { loadPointsWork } from '@/lib/points';
import { periodNames } from '../rules/decide-rule';
import { behavioursByKey, behavioursByObject, behaviourUses, type StoredBehaviour } from '../store/events';
import type { BehaviourAnswer, BehaviourEvent, BehaviourOutcome } from '../types';
import { judgeBehaviours } from './velocity';
import { type BehaviourWork, lineKey, objectKey, takenObject, useKey } from './work';

/** An event with the member it is about; null when it names somebody unknown. */
export type OwnedEvent = { readonly event: BehaviourEvent; readonly memberId: string | null };

/** What an event says, for the rules. */
export const saidOf = ({ type, props, at }: BehaviourEvent, zone: string): BehaviourSaid => ({
  type,
  props,
  day: localDate(at, zone),
  facts: factsOf(props),
});

/** Loads everything that deciding needs, once for the whole set; the members are locked. */
export async function loadBehaviourWork(
  db: Db,
  owned: readonly OwnedEvent[],
  members: MemberWork,
  now: Date,
): Promise<BehaviourWork> {
  const settings = await program(db);
  const { zone } = settings;
  const ids = [...members.members.keys()];
  const instants = owned.map(({ event }) => event.at);
  const takers = owned.filter(({ event }) => withdrawnWay(event.type) !== undefined);
  const losers = [...new Set(takers.flatMap(({ memberId }) => memberId ?? []))];
  const objects = await objectsKnown(db, objectsOf(owned, zone), members);
  // What is taken back returns room in the periods in which it was earned, under the caps of that time.
  const capInstants = losers.length === 0 ? instants : [...instants, ...objects.map(({ at }) => at)];
  const [known, uses, points, growth, ledger, lines] = await Promise.all([
    behavioursByKey(db, [...new Set(owned.map(({ event }) => event.externalId))]),
    behaviourUses(db, ids, periodNames(instants, zone)),
    loadPointsWork(db, settings, ids, capInstants),
    loadBehaviourGrowth(db, settings, ids, capInstants),
    loadLedger(db, ids, losers),
    receivedLines(db, linesOf(owned, zone)),
  ]);
  const answers = await answersOf(db, known);
  return {
    zone,
    now,
    members,
    ledger,
    points,
    growth,
    answers,
    verdicts: await judgeBehaviours(db, owned, { now, zone, known: new Set(answers.keys()) }),
    objects: new Map(objects.map((one) => [objectKey(one.memberId, one.object ?? ''), one])),
    received: new Set(lines.map(({ memberId, order, line }) => lineKey(memberId, order, line))),
    uses: new Map(uses.map((use) => [useKey(use), use])),
    usesChanged: new Set(),
    recorded: [],
    decisions: [],
    announcements: [],
  };
}

/** A thing that counts once for a member; by an order when only he who has its line can say so. */
type OnceObject = { readonly memberId: string; readonly object: string; readonly isByOrder: boolean };

function objectsOf(owned: readonly OwnedEvent[], zone: string): OnceObject[] {
  return owned.flatMap(({ event, memberId }) => {
    const way = withdrawnWay(event.type) ?? wayOfType(event.type);
    const object = way?.object?.(saidOf(event, zone));
    if (way === undefined || way === null || memberId === null || object === undefined) return [];
    const isByOrder = way.proof !== null;
    return [
      { memberId, object, isByOrder },
      { memberId, object: takenObject(object), isByOrder },
    ];
  });
}

/**
 * What counted about things that count only once: also what did so of somebody who was merged into the member (N13). After
 * a split only what is known by its order is looked for with the other: all else there may be his own doing.
 */
async function objectsKnown(db: Db, wanted: readonly OnceObject[], members: MemberWork): Promise<StoredBehaviour[]> {
  const booksOf = ({ memberId, isByOrder }: OnceObject): readonly string[] => [
    memberId,
    ...(isByOrder ? kinOf(members, memberId) : (members.members.get(memberId)?.absorbed ?? [])),
  ];
  const everywhere = wanted.flatMap((one) => booksOf(one).map((book) => ({ memberId: book, object: one.object })));
  const found = await behavioursByObject(db, everywhere);
  if (everywhere.length === wanted.length) return found;
  return wanted.flatMap((asked) => {
    const books = booksOf(asked);
    const one = found.find((row) => row.object === asked.object && books.includes(row.memberId));
    return one === undefined ? [] : [{ ...one, memberId: asked.memberId }];
  });
}

function linesOf(owned: readonly OwnedEvent[], zone: string) {
  return owned.flatMap(({ event, memberId }) => {
    const proof = wayOfType(event.type)?.proof?.(saidOf(event, zone));
    return memberId === null || proof === undefined ? [] : [{ memberId, ...proof }];
  });
}

async function answersOf(db: Db, known: readonly StoredBehaviour[]): Promise<BehaviourWork['answers']> {
  const decisions = await decisionsById(
    db,
    known.map(({ memberId, decisionId }) => ({ memberId, id: decisionId })),
  );
  const byId = new Map(decisions.map((decision) => [decision.id, decision]));
  return new Map(
    known.flatMap((row) => {
      const decision = byId.get(row.decisionId);
      if (decision === undefined) return [];
      const { isCounted, points, growth, taken } = decision.outcome as BehaviourOutcome;
      const { id, externalId, memberId, type, at, contentHash } = row;
      const outcome = { isCounted, points, growth, taken };
      const answer: BehaviourAnswer = {
        created: false,
        id,
        externalId,
        memberId,
        type,
        at,
        ...outcome,
        reasons: decision.reasons,
      };
      return [[externalId, { contentHash, answer }]] as const;
    }),
  );
}
