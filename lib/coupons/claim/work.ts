import type { Decision } from '@/lib/decisions';
import type { Reason } from '@/lib/kernel/decision';
import type { Facts } from '@/lib/kernel/refusal';
import type { MemberFacts } from '@/lib/members';
import { newId } from '@/lib/platform/new-id';
import type { Judged } from '@/lib/risk';
import type { GateKeeper } from '@/lib/segments';
import type { Had } from '../rules/claim';
import type { Terms } from '../rules/terms';
import type { BatchRow, StockRow } from '../store/batches';
import type { CopyRow } from '../store/copies';
import type { ClaimAsk } from './asks';

/** A batch with what counts of it now. */
export type OpenBatch = { readonly row: BatchRow; readonly terms: Terms };

/** What a set of claims works on between one load and one save; members and stocks are locked meanwhile. */
export type ClaimWork = {
  readonly now: Date;
  readonly zone: string;
  readonly batches: ReadonlyMap<string, OpenBatch>;
  readonly members: ReadonlyMap<string, Pick<MemberFacts, 'registeredAt' | 'status'>>;
  readonly levels: ReadonlyMap<string, string>;
  /** What holds batches back from members. */
  readonly gate: GateKeeper;
  readonly verdicts: ReadonlyMap<ClaimAsk, Judged>;
  readonly stocks: Map<string, StockRow>;
  readonly had: Map<string, Had>;
  readonly known: Map<string, CopyRow>;
  readonly made: CopyRow[];
  readonly decisions: Decision[];
};

/** The place of a member's count of a batch. */
export const hadKey = (one: { readonly memberId: string; readonly batchId: string }): string =>
  `${one.memberId}|${one.batchId}`;

/** The place of a claim by its key. */
export const claimName = (one: {
  readonly memberId: string;
  readonly batchId: string;
  readonly claimKey: string;
}): string => `${hadKey(one)}|${one.claimKey}`;

/** The decision about one claim, ready to be kept: yes with the copy, no with the reason. */
export function claimDecision(
  ask: Pick<ClaimAsk, 'memberId' | 'batchId'>,
  batch: OpenBatch | undefined,
  said: { readonly outcome: Reason['outcome']; readonly code: string; readonly facts: Facts },
  { couponId, now }: { readonly couponId: string | null; readonly now: Date },
): Decision {
  const name = batch?.terms.name.zh ?? null;
  const rule = `coupons@${batch?.row.version ?? 0}#claim`;
  return {
    memberId: ask.memberId,
    id: newId(),
    kind: 'coupon.claimed',
    subjectType: 'coupon_batch',
    subjectId: ask.batchId,
    at: now,
    reasons: [{ topic: 'coupon', outcome: said.outcome, code: said.code, facts: { batch: name, ...said.facts }, rule }],
    outcome: { couponId },
  };
}
