import type { Facts } from '@/lib/kernel/refusal';
import type { Picked } from '@/lib/members/rules/merge-identity';

/** What one of the two has, or both will have. */
export type ShownFigures = {
  readonly points: {
    readonly available: number;
    readonly pending: number;
    readonly held: number;
    readonly debt: number;
    readonly balance: number;
  };
  readonly growth: number;
  readonly level: { readonly code: string; readonly validTo: Date | null };
  readonly orders: number;
  readonly amount: number;
};

/** One of the two as the page shows him: masked, with his public id. */
export type ShownSide = {
  readonly id: string;
  readonly code: string;
  readonly name: string | null;
  readonly registeredAt: string;
  readonly names: { readonly externalIds: readonly string[]; readonly mobiles: number };
  readonly tags: readonly string[];
  readonly figures: ShownFigures;
};

/** One profile field of both in words. */
export type ShownField = {
  readonly field: Picked;
  readonly kept: string | null;
  readonly taken: string | null;
  readonly choice: 'kept' | 'taken';
  readonly isSame: boolean;
};

/** A merge before it is done. */
export type ShownPreview = {
  readonly to: ShownSide;
  readonly from: ShownSide;
  readonly fields: readonly ShownField[];
  readonly after: ShownFigures;
  readonly memberSince: string;
  readonly refusals: readonly { readonly code: string; readonly facts: Facts }[];
};
