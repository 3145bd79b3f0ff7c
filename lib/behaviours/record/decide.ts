import { clawBackBehaviourGrowth, gainBehaviourGrowth, growthBehaviours } from '@/lib/growth';
import { must } from '@/lib/kernel/assert';
import type { Reason } from '@/lib/kernel/decision';
import { type BehaviourRule, type EarningWay, type Period, wayOfType, withdrawnWay } from '@/lib/kernel/earning';
import { accepted, type Outcome, refused } from '@/lib/kernel/refusal';
import { kinOf } from '@/lib/members';
import { newId } from '@/lib/platform/new-id';
import { clawBackPoints, earnBehaviourPoints, pointsBehaviours } from '@/lib/points';
import type { Judged } from '@/lib/risk';
import { decideMoment } from '../rules/decide-moment';
import { decideRule, periodsOf, type RuleDecision } from '../rules/decide-rule';
import type { BehaviourAnswer, BehaviourEvent, BehaviourOutcome } from '../types';
import { saidOf } from './load';
import { type BehaviourWork, lineKey, objectKey, ofTaken, takenObject, useKey } from './work';

/**
 * Applies one behaviour to the working set, once by its sender's id. What cannot be judged yet (a line that has not been
 * received) is refused and not kept, so that it may come again; all else is kept with its reasons (4.A.7, 4.F, 4.L).
 */
export function applyBehaviour(work: BehaviourWork, event: BehaviourEvent, memberId: string): Outcome<BehaviourAnswer> {
  const known = work.answers.get(event.externalId);
  if (known !== undefined) {
    const isSame = known.contentHash === event.contentHash && isOf(work, known.answer, memberId);
    if (!isSame) return refused('event_mismatch', { id: event.externalId });
    return accepted({ ...known.answer, created: false });
  }
  const { registeredAt } = must(work.members.members.get(memberId), 'an event of a member who is not locked');
  const moment = decideMoment(event.at, registeredAt, work.now);
  if (moment.kind !== 'counts') return refused(`event_${moment.kind}`, moment.facts);
  const taken = withdrawnWay(event.type);
  if (taken !== undefined) return accepted(takeBack(work, event, memberId, taken));
  const way = wayOfType(event.type);
  if (way === null) return refused('event_not_open', { type: event.type });
  const said = saidOf(event, work.zone);
  const line = way.proof?.(said);
  if (line !== undefined && !work.received.has(lineKey(memberId, line.order, line.line))) {
    return refused('order_line_not_received', { ...line });
  }
  const object = way.object?.(said) ?? null;
  if (object !== null && work.objects.has(objectKey(memberId, takenObject(object)))) {
    return accepted(withheld(work, event, memberId, reasonOf('behaviour_taken_back', { way: way.code })));
  }
  if (object !== null && work.objects.has(objectKey(memberId, object))) {
    return accepted(withheld(work, event, memberId, reasonOf('behaviour_counted_before', { way: way.code })));
  }
  const verdict = work.verdicts.get(event.externalId);
  if (verdict?.verdict === 'BLOCK') return accepted(withheld(work, event, memberId, blockedBy(verdict, way.code)));
  return accepted(count(work, event, memberId, way, object));
}

/** Whether a known behaviour is the member's: his own, or of one with whom he was merged (N13). */
const isOf = ({ members }: BehaviourWork, known: BehaviourAnswer, memberId: string): boolean =>
  known.memberId === memberId || kinOf(members, memberId).includes(known.memberId);

function count(
  work: BehaviourWork,
  event: BehaviourEvent,
  memberId: string,
  way: EarningWay,
  object: string | null,
): BehaviourAnswer {
  const said = saidOf(event, work.zone);
  const periods = periodsOf(event.at, work.zone);
  const timesIn = (asset: Asset) => (rule: BehaviourRule, period: Period) =>
    work.uses.get(useKey({ memberId, rule: limitName(asset, rule), period: periods[period] }))?.times ?? 0;
  const points = decideRule(pointsBehaviours(work.points, event.at).rules, way, said, timesIn('points'));
  const growth = decideRule(growthBehaviours(work.growth, event.at).rules, way, said, timesIn('growth'));
  if (points.kind === 'none' && growth.kind === 'none') {
    return withheld(work, event, memberId, reasonOf('behaviour_without_rule', { type: event.type }));
  }
  const id = newId();
  const { externalId, type, at, actor } = event;
  const earning = { memberId, eventId: id, externalId, type, at, actor, now: work.now };
  const earned =
    points.kind === 'counts'
      ? earnBehaviourPoints(work.points, work.ledger, { ...earning, rule: points.rule })
      : { ...NOTHING.points, availableAt: null, reasons: limitReasons('points', points, work, event) };
  const gained =
    growth.kind === 'counts'
      ? gainBehaviourGrowth(work.growth, work.ledger, { ...earning, rule: growth.rule })
      : { ...NOTHING.growth, reasons: limitReasons('growth', growth, work, event) };
  if (points.kind === 'counts') countUse(work, memberId, 'points', points.rule, periods);
  if (growth.kind === 'counts') countUse(work, memberId, 'growth', growth.rule, periods);
  const isCounted = points.kind === 'counts' || growth.kind === 'counts';
  const outcome: BehaviourOutcome = {
    isCounted,
    points: {
      granted: earned.granted,
      desired: earned.desired,
      availableAt: earned.availableAt?.toISOString() ?? null,
      cuts: earned.cuts,
    },
    growth: { granted: gained.granted, desired: gained.desired, cuts: gained.cuts },
    taken: NOTHING.taken,
  };
  return keep(work, event, memberId, {
    id,
    object: isCounted ? object : null,
    outcome,
    reasons: [...gained.reasons, ...earned.reasons],
  });
}

type Asset = 'points' | 'growth';

function countUse(
  work: BehaviourWork,
  memberId: string,
  asset: Asset,
  rule: BehaviourRule,
  periods: Readonly<Record<Period, string>>,
): void {
  for (const { period } of rule.limits) {
    const use = { memberId, rule: limitName(asset, rule), period: periods[period] };
    const key = useKey(use);
    work.uses.set(key, { ...use, times: (work.uses.get(key)?.times ?? 0) + 1 });
    work.usesChanged.add(key);
  }
}

/** Under which name a limit counts: a way's own, so that a new version with other codes does not open the day again. */
const limitName = (asset: Asset, { way, code }: BehaviourRule): string =>
  `${asset}:${way === 'custom_event' ? code : way}`;

function limitReasons(asset: Asset, decision: RuleDecision, work: BehaviourWork, { at }: BehaviourEvent): Reason[] {
  if (decision.kind !== 'limited') return [];
  const { rule, period, times } = decision;
  const version = (asset === 'points' ? pointsBehaviours(work.points, at) : growthBehaviours(work.growth, at)).version;
  return [
    {
      topic: asset,
      outcome: 'withheld',
      code: 'behaviour_limit_reached',
      facts: { way: rule.way, period, times },
      rule: `${asset}@${version}#${rule.code}`,
    },
  ];
}

/** Takes back what a behaviour gave; one that is not there yet will not count when it comes (4.L). */
function takeBack(work: BehaviourWork, event: BehaviourEvent, memberId: string, way: EarningWay): BehaviourAnswer {
  const object = way.object?.(saidOf(event, work.zone)) ?? '';
  if (work.objects.has(objectKey(memberId, takenObject(object)))) {
    return withheld(work, event, memberId, reasonOf('behaviour_taken_back', { way: way.code }));
  }
  const given = work.objects.get(objectKey(memberId, object));
  let taken = NOTHING.taken;
  const waived: Reason[] = [];
  if (given !== undefined) {
    const claw = {
      memberId,
      key: `CLAWBACK:behaviour:${given.id}`,
      source: { type: 'behaviour', id: given.id },
      about: 'withdrawal',
      reason: `${way.code}_deleted`,
      detail: { event: event.externalId },
      actor: event.actor,
      earnedAt: given.at,
      // A clock that runs behind must not take back before it gave.
      takenAt: event.at > given.at ? event.at : given.at,
      now: work.now,
    };
    const growth = clawBackBehaviourGrowth(work.growth, work.ledger, { ...claw, amount: given.growth });
    const points = clawBackPoints(work.points, work.ledger, { ...claw, amount: given.points });
    taken = { points: points?.points ?? 0, growth: growth?.growth ?? 0 };
    waived.push(...(points?.reasons ?? []), ...(growth?.reasons ?? []));
  }
  const reason: Reason = {
    topic: 'behaviour',
    outcome: given === undefined ? 'withheld' : 'taken',
    code: given === undefined ? 'behaviour_nothing_to_take_back' : 'behaviour_withdrawn',
    facts: { way: way.code, ...taken },
    rule: 'behaviours#withdrawal',
  };
  return keep(work, event, memberId, {
    id: newId(),
    object: takenObject(object),
    outcome: { ...NOTHING, isCounted: given !== undefined, taken },
    reasons: [reason, ...waived],
  });
}

const withheld = (work: BehaviourWork, event: BehaviourEvent, memberId: string, reason: Reason): BehaviourAnswer =>
  keep(work, event, memberId, { id: newId(), object: null, outcome: NOTHING, reasons: [reason] });

type Kept = {
  readonly id: string;
  readonly object: string | null;
  readonly outcome: BehaviourOutcome;
  readonly reasons: readonly Reason[];
};

/** Keeps the behaviour with its decision, so that a repeat is answered alike. */
function keep(work: BehaviourWork, event: BehaviourEvent, memberId: string, kept: Kept): BehaviourAnswer {
  const { id, object, outcome, reasons } = kept;
  const { externalId, type, at, props, contentHash } = event;
  const decisionId = newId();
  const stored = {
    memberId,
    id,
    externalId,
    type,
    at,
    object,
    points: outcome.points.granted,
    growth: outcome.growth.granted,
    contentHash,
    decisionId,
    props,
  };
  work.recorded.push(stored);
  if (object !== null) work.objects.set(objectKey(memberId, object), stored);
  work.decisions.push({
    memberId,
    id: decisionId,
    kind: 'behaviour.recorded',
    subjectType: 'behaviour',
    subjectId: id,
    at,
    reasons: [...reasons],
    outcome: { event: externalId, type, ...outcome },
  });
  if (outcome.isCounted) {
    const about = { eventId: id, type, object: object === null ? null : ofTaken(object) };
    const payload = { ...about, points: outcome.points.granted, growth: outcome.growth.granted };
    work.announcements.push({ name: 'behaviour.recorded', memberId, payload, at });
  }
  const answer: BehaviourAnswer = { created: true, id, externalId, memberId, type, at, ...outcome, reasons };
  work.answers.set(externalId, { contentHash, answer });
  return answer;
}

/** The signal that stopped it, with what was counted. */
function blockedBy({ evidence }: Judged, way: string): Reason {
  const [worst] = evidence;
  const facts = { way, signal: worst?.signal ?? null, count: worst?.count ?? null, limit: worst?.limit ?? null };
  return { ...reasonOf('behaviour_blocked', facts), rule: `risk#${worst?.signal ?? 'velocity'}` };
}

const reasonOf = (code: string, facts: Reason['facts']): Reason => ({
  topic: 'behaviour',
  outcome: 'withheld',
  code,
  facts,
  rule: 'behaviours#once',
});

const NOTHING: BehaviourOutcome = {
  isCounted: false,
  points: { granted: 0, desired: 0, availableAt: null, cuts: [] },
  growth: { granted: 0, desired: 0, cuts: [] },
  taken: { points: 0, growth: 0 },
};
