import type { Reason } from '@/lib/kernel/decision';
import type { Cut } from '@/lib/kernel/earning';

/** A behaviour, read and ready; whoever reports it makes one of these. */
export type BehaviourEvent = {
  /** The id its sender gave it: one event, once (4.F). */
  readonly externalId: string;
  readonly type: string;
  readonly member: { readonly id: string } | { readonly externalId: string };
  readonly at: Date;
  readonly props: Readonly<Record<string, unknown>>;
  readonly contentHash: string;
  readonly actor: string;
};

/** What one asset was granted of what was wished for. */
export type Granted = { readonly granted: number; readonly desired: number; readonly cuts: readonly Cut[] };

/** What came of a behaviour, as its decision keeps it and every repeat is told. */
export type BehaviourOutcome = {
  /** Whether it counted; a behaviour that did not says why in its reasons. */
  readonly isCounted: boolean;
  readonly points: Granted & { readonly availableAt: string | null };
  readonly growth: Granted;
  /** What was taken back, when the event takes an earlier one back. */
  readonly taken: { readonly points: number; readonly growth: number };
};

/** The answer to a behaviour: the same for every repeat, but for `created`. */
export type BehaviourAnswer = BehaviourOutcome & {
  readonly created: boolean;
  readonly id: string;
  readonly externalId: string;
  readonly memberId: string;
  readonly type: string;
  readonly at: Date;
  readonly reasons: readonly Reason[];
};
