import type { Candidate, Ground } from './apply';
import { refusal } from './candidate';
import { type Alone, type Field, fieldsOf } from './fields';
import { FIELDS_MAX, holdersOf } from './holders';
import { isOutcome, type Outcome } from './outcome';
import type { Plan } from './plan';
import { rememberedFrom } from './remembered';
import { after, type State } from './state';
import type { OfferRefusal } from './types';

/** Line offers of a search, set up. */
export type Lines = {
  /**
   * Applies those of a set, with those that always stack, and notes in `failed` who does nothing in it and why: each line
   * goes to the one that takes most off it, others share it only if they accept each other (4.C.2).
   */
  readonly stage: (members: readonly Candidate[], failed: Map<Candidate, OfferRefusal>) => Plan;
  /** The same where every member has an effect; null where one has none. */
  readonly stageAll: (members: readonly Candidate[]) => Plan | null;
  readonly fields: readonly Field[];
  /** What an offer does on slices that nobody touched before; the set of their fields also as a number. */
  readonly alone: (candidate: Candidate, held: readonly number[], key: number) => Outcome | OfferRefusal;
};

/** What came of the line offers up to one of them, and what of the next, by who it is and the fields it holds. */
type Known = {
  readonly plan: Plan;
  readonly touched: Uint8Array;
  next: Map<number, Known | OfferRefusal> | null;
};

/** Sets line offers up and remembers what came of them, step by step: many sets begin alike. */
export function linesOf(
  line: readonly Candidate[],
  alone: Alone,
  refuses: (a: Candidate, b: Candidate) => boolean,
  ground: Ground,
  start: State,
): Lines {
  const root = knownOf({ state: start, steps: [] }, new Uint8Array(ground.slices.length));
  const isAlways = line.map(({ offer }) => offer.stack === 'ALWAYS');
  const placeOf = new Map(line.map((one, place) => [one, place]));
  const fields = fieldsOf(line, alone, ground);
  const { heldBy, keys, hold } = holdersOf(line, fields);
  const apply = rememberedFrom(ground);
  const isIn = new Uint8Array(line.length);
  /** The number of what a place holds, if nobody touched it. */
  const keyOf = (place: number, own: readonly number[], { touched }: Known): number | null => {
    if (own.length === 0 || fields.length > FIELDS_MAX || own.some((index) => touched[index] === 1)) return null;
    return keys[place] as number;
  };
  const step = (known: Known, place: number): Known | OfferRefusal => {
    const { plan, touched } = known;
    const candidate = line[place] as Candidate;
    const own = heldBy(place);
    const other = plan.steps.find((one) => refuses(one.candidate, candidate))?.candidate.offer;
    const outcome =
      other === undefined
        ? apply(candidate, plan.state, own, keyOf(place, own, known))
        : refusal('group_taken', { other: other.id, group: candidate.offer.group });
    if (!isOutcome(outcome)) return outcome;
    const now = touched.slice();
    for (const index of own) now[index] = 1;
    return knownOf({ state: after(plan.state, outcome), steps: [...plan.steps, { candidate, outcome }] }, now);
  };
  const remembered = (known: Known, place: number): Known | OfferRefusal => {
    if (fields.length > FIELDS_MAX) return step(known, place);
    const key = (keys[place] as number) * line.length + place;
    const found = known.next?.get(key);
    if (found !== undefined) return found;
    const made = step(known, place);
    known.next ??= new Map();
    known.next.set(key, made);
    return made;
  };
  const markedOf = (members: readonly Candidate[]): Uint8Array => {
    for (let place = 0; place < line.length; place++) isIn[place] = isAlways[place] ? 1 : 0;
    for (const one of members) {
      const place = placeOf.get(one);
      if (place !== undefined) isIn[place] = 1;
    }
    return isIn;
  };
  /** Whether one of those that are chosen holds nothing, so that it has no effect. */
  const hasIdle = (): boolean => {
    if (fields.length > FIELDS_MAX) return false;
    for (let place = 0; place < line.length; place++)
      if (isIn[place] === 1 && keys[place] === 0 && !isAlways[place]) return true;
    return false;
  };
  return {
    fields,
    stage(members, failed) {
      hold(markedOf(members));
      let known = root;
      for (let place = 0; place < line.length; place++) {
        if (isIn[place] === 0) continue;
        const next = remembered(known, place);
        if ('plan' in next) known = next;
        else failed.set(line[place] as Candidate, next);
      }
      return known.plan;
    },
    stageAll(members) {
      hold(markedOf(members));
      if (hasIdle()) return null;
      let known = root;
      for (let place = 0; place < line.length; place++) {
        if (isIn[place] === 0) continue;
        const next = remembered(known, place);
        if ('plan' in next) known = next;
        else if (!isAlways[place]) return null;
      }
      return known.plan;
    },
    alone: (candidate, own, key) => apply(candidate, start, own, key),
  };
}

const knownOf = (plan: Plan, touched: Uint8Array): Known => ({ plan, touched, next: null });
