import type { BenefitWork } from '@/lib/benefits';
import type { BudgetWork } from '@/lib/budgets';
import type { CouponWork, OrderClaims } from '@/lib/coupons';
import type { Decision } from '@/lib/decisions';
import type { GrowthWork } from '@/lib/growth';
import type { Reason } from '@/lib/kernel/decision';
import { NO_MEMBER } from '@/lib/kernel/id';
import type { LedgerWork, OpenSpend } from '@/lib/ledger';
import type { LevelView, LevelWork } from '@/lib/levels';
import type { MemberWork } from '@/lib/members';
import type { Announcement } from '@/lib/platform/outbox';
import type { Program } from '@/lib/platform/program';
import type { PointsWork } from '@/lib/points';
import type { KeptQuote } from '@/lib/pricing';
import type { PurchaseWork } from '@/lib/statistics';
import type { Frozen } from '../rules/frozen';
import type { Line } from '../rules/order';
import type { OrdersSettings } from '../settings';
import type { ParkedRefund, StoredOrder, StoredRefund } from '../store/rows';
import type { Unparked } from '../store/save';
import type { Earned, OrderAnswer, OrderView } from '../types';

/** What an order once earned and why: kept with its decision, given again to every repeat. */
export type Settled = {
  readonly earned: Earned;
  readonly level: { readonly before: LevelView | null; readonly after: LevelView | null };
  readonly reasons: readonly Reason[];
};

/** One order in the working set. */
export type OrderState = {
  readonly row: StoredOrder;
  readonly lines: readonly Line[];
  readonly settled: Settled;
  /** What it froze, when it was placed with a quote. */
  readonly frozen: Frozen | null;
  /** How it differs from what is stored. */
  readonly change: 'none' | 'new' | 'updated' | 'replaced';
  readonly linesBack: ReadonlySet<string>;
  readonly refunds: ReadonlyMap<string, StoredRefund>;
};

/** Per line, what one asset granted on an order. */
export type Shares = Readonly<Record<string, number>>;

/** Everything that settling and refunding a set of orders works on between one load and one save. */
export type OrderWork = {
  readonly program: Program;
  /** Of every category the path to it: a rule about one reaches all below it. */
  readonly paths: ReadonlyMap<string, readonly string[]>;
  readonly settings: OrdersSettings;
  readonly now: Date;
  readonly members: MemberWork;
  readonly ledger: LedgerWork;
  readonly points: PointsWork;
  readonly growth: GrowthWork;
  readonly levels: LevelWork;
  readonly coupons: CouponWork;
  readonly claims: OrderClaims | null;
  readonly benefits: BenefitWork;
  readonly budgets: BudgetWork;
  /** Points that orders were paid with and that have not all come back, by order. */
  readonly spends: Map<string, OpenSpend>;
  readonly orders: Map<string, OrderState>;
  /** What the known orders had frozen when they were loaded: what has to be saved is the difference. */
  readonly loadedFrozen: ReadonlyMap<string, Frozen>;
  /** What new orders ask to be placed with, by the seller's id. */
  readonly quotes: ReadonlyMap<string, AskedQuote>;
  /** Of new and of lapsed orders: the offer that another order of the member used too lately, by stored id. */
  readonly usedLately: ReadonlyMap<string, string>;
  readonly parked: ReadonlyMap<string, readonly ParkedRefund[]>;
  /** Shares of orders settled earlier, by `asset:orderId`; those of this set are found in the ledger's entries. */
  readonly shares: ReadonlyMap<string, Shares>;
  readonly purchases: PurchaseWork;
  readonly decisions: Decision[];
  readonly announcements: Announcement[];
  readonly newRefunds: StoredRefund[];
  readonly unparked: Unparked[];
};

/** A quote as an order of the set finds it: what it froze, or why the order may not be placed with it. */
export type AskedQuote = { readonly quote: KeptQuote | null; readonly usedBy: string | null };

/** What an order that earned nothing has settled to. */
export const NOTHING_EARNED: Settled = {
  earned: { points: { granted: 0, desired: 0, availableAt: null, cuts: [] }, growth: 0 },
  level: { before: null, after: null },
  reasons: [],
};

/** Whether the order belongs to nobody. */
export const isGuest = ({ memberId }: { readonly memberId: string }): boolean => memberId === NO_MEMBER;

/** Whether the buyer has closed his account since: his order is finished, he himself changes no more (4.K.2). */
export const hasLeft = (
  { members }: Pick<OrderWork, 'members'>,
  { memberId }: { readonly memberId: string },
): boolean => members.members.get(memberId)?.status === 'closed';

/** An order as answers show it. */
export function viewOf(row: StoredOrder): OrderView {
  const { fullyRefunded: _, contentHash: __, decisionId: ___, source: ____, ...view } = row;
  return { ...view, memberId: isGuest(row) ? null : row.memberId };
}

/** The answer about an order as it stands. */
export const answerOf = ({ row, settled }: OrderState, created: boolean, stale = false): OrderAnswer => ({
  created,
  stale,
  order: viewOf(row),
  earned: settled.earned,
  level: settled.level,
  decisions: settled.reasons,
});
