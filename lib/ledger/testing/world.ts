import type { Merged } from '../post/merge';
import type { OpenSpend } from '../post/return';
import type { ClawbackPolicy } from '../rules/clawback';
import type { LedgerWork } from '../work';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 0, 1);

/** An instant some hours after a history begins. */
export const hour = (n: number): Date => new Date(START + n * HOUR);

/** The members of a history. */
export const MEMBERS = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'] as const;

/** One thing that happens: what, to whom, how much, about which earlier one, and how many hours after the last. */
export type Step = {
  readonly kind:
    | 'earn'
    | 'spend'
    | 'hold'
    | 'post'
    | 'void'
    | 'return'
    | 'claw'
    | 'adjust'
    | 'expire'
    | 'transfer'
    | 'merge'
    | 'split';
  readonly member: 0 | 1;
  readonly amount: number;
  readonly which: number;
  readonly passed: number;
  readonly delay: number;
  readonly life: number | null;
  readonly late: number;
};

/** A book with what those who book would know beside it. */
export type World = {
  readonly work: LedgerWork;
  readonly policy: ClawbackPolicy;
  readonly earned: { readonly member: string; readonly source: string; left: number }[];
  readonly spends: { readonly member: string; spend: OpenSpend }[];
  readonly merges: { readonly merged: Merged; readonly balance: number; readonly from: string; readonly to: string }[];
  readonly faults: string[];
  /** How long points live again whose lot ended. */
  readonly reopenHours: number;
  next: number;
};
