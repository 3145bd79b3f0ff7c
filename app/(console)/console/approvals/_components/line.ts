import type { StatusMeaning } from '@/components/ui/badge';
import type { ApprovalState } from '@/lib/approvals/rules/verdict';

/** One request as the server sends it. */
export type Line = {
  readonly id: string;
  readonly kind: string;
  readonly objectType: string;
  readonly objectId: string;
  readonly objectLabel: string;
  readonly reason: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  readonly makerName: string;
  readonly state: ApprovalState;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly deciderName: string | null;
  readonly decisionNote: string | null;
  readonly decidedAt: string | null;
  readonly isOwn: boolean;
  readonly canDecide: boolean;
};

/** What a state means, for its pill. */
export const MEANING: Readonly<Record<ApprovalState, StatusMeaning>> = {
  requested: 'waiting',
  approved: 'ok',
  rejected: 'failed',
  withdrawn: 'stopped',
  expired: 'stopped',
};
