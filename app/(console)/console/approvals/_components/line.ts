import type { StatusMeaning } from '@/components/ui/badge';
import type { ApprovalRow, Told } from '@/lib/approvals';
import type { ApprovalState } from '@/lib/approvals/rules/verdict';

/** One request as the server sends it. */
export type Line = ApprovalRow;

/** What the server tells of one request beside its line. */
export type Detail = {
  readonly id: string;
  readonly told: Told | null;
  readonly steps: readonly {
    readonly id: string;
    readonly act: 'approve' | 'comment' | 'escalate' | 'review';
    readonly whoName: string;
    readonly forName: string | null;
    readonly note: string | null;
    readonly at: string;
  }[];
  readonly copies: readonly { readonly staffId: string; readonly staffName: string }[];
};

/** What a state means, for its pill. */
export const MEANING: Readonly<Record<ApprovalState, StatusMeaning>> = {
  requested: 'waiting',
  approved: 'ok',
  rejected: 'failed',
  returned: 'attention',
  withdrawn: 'stopped',
  expired: 'stopped',
};
