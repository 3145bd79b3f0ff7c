import type { Decision } from '@/lib/decisions';
import type { GrowthWork } from '@/lib/growth';
import type { LedgerWork } from '@/lib/ledger';
import type { MemberWork } from '@/lib/members';
import type { Announcement } from '@/lib/platform/outbox';
import type { PointsWork } from '@/lib/points';
import type { Judged } from '@/lib/risk';
import type { NewBehaviour, RuleUse, StoredBehaviour } from '../store/events';
import type { BehaviourAnswer } from '../types';

/** Everything that recording a set of behaviours works on between one load and one save. */
export type BehaviourWork = {
  readonly zone: string;
  readonly now: Date;
  readonly members: MemberWork;
  readonly ledger: LedgerWork;
  readonly points: PointsWork;
  readonly growth: GrowthWork;
  /** What was recorded before and in this set, by its sender's id: the answer to repeats, and what it said. */
  readonly answers: Map<string, { readonly contentHash: string; readonly answer: BehaviourAnswer }>;
  /** What counted about things that count only once, by member and thing. */
  readonly objects: Map<string, StoredBehaviour>;
  /** Verdicts on acts from one device or address, by the sender's id of the event. */
  readonly verdicts: ReadonlyMap<string, Judged>;
  /** Lines that members received and still have, by member, order and line. */
  readonly received: ReadonlySet<string>;
  readonly uses: Map<string, RuleUse>;
  readonly usesChanged: Set<string>;
  readonly recorded: NewBehaviour[];
  readonly decisions: Decision[];
  readonly announcements: Announcement[];
};

/** The place of a thing of a member in the working set. */
export const objectKey = (memberId: string, object: string): string => `${memberId}|${object}`;

/** The place of a received line in the working set. */
export const lineKey = (memberId: string, order: string, line: string): string =>
  JSON.stringify([memberId, order, line]);

/** The place of a use of a limit in the working set. */
export const useKey = ({ memberId, rule, period }: Omit<RuleUse, 'times'>): string => `${memberId}|${rule}|${period}`;

/** The thing that stands for "this was taken back". */
export const takenObject = (object: string): string => `${TAKEN}${object}`;

/** The thing itself, whether it was done or taken back. */
export const ofTaken = (object: string): string => (object.startsWith(TAKEN) ? object.slice(TAKEN.length) : object);

const TAKEN = 'taken:';
