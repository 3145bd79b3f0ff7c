import type { FactValue, LATER } from '@/lib/kernel/condition';
import type { Goods, MemberSnapshot } from '../rules/types';

/** What the facts of an offer's conditions are read from; the amounts stand by the offer's basis, or are not known yet. */
export type FactSource = {
  readonly lines: readonly { readonly quantity: number; readonly goods: Goods }[];
  readonly scopeQuantity: number;
  readonly amounts: { readonly cart: number; readonly scope: number } | typeof LATER;
  readonly member: MemberSnapshot | null;
  readonly channel: string;
  readonly store: { readonly code: string; readonly region: string | null } | null;
  readonly now: Date;
  readonly zone: string;
};

/** One attribute that conditions may test: numbers by their size, names by a choice. */
export type Fact = {
  readonly code: string;
  readonly type: 'number' | 'name';
  /** What its number counts, for sentences. */
  readonly unit?: 'money' | 'count';
  /** Only read of a buyer when an offer asks for it. */
  readonly isAsked?: true;
  readonly read: (source: FactSource) => FactValue | typeof LATER;
};
