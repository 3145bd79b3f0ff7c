import type { RuleTree } from '@/lib/kernel/rule-tree';

/** A number while it is being typed: nothing is null, which no schema takes. */
export type Num = number | null;

/** A multiplier while it is being written. */
export type EditedMultiplier = {
  readonly code: string;
  readonly group: string;
  readonly rateBp: Num;
  readonly when: { readonly kind: string; readonly [param: string]: unknown };
};

/** A bonus while it is being written. */
export type EditedBonus = { readonly code: string; readonly amount: Num; readonly baseAtLeast: Num };

/** A limit or cap while it is being written. */
export type EditedLimit = { readonly period: string; readonly times: Num };

/** A cap while it is being written. */
export type EditedCap = { readonly code: string; readonly period: string; readonly limit: Num };

/** A rule of a behaviour while it is being written. */
export type EditedBehaviour = {
  readonly way: string;
  readonly code: string;
  readonly amount: Num;
  readonly limits: readonly EditedLimit[];
  readonly event?: string;
  readonly when?: RuleTree | null;
};

/** Rules of either set while they are being written: what the schema reads, with gaps. */
export type EditedRules = {
  readonly order: {
    readonly rateBp: Num;
    readonly productMaxBp: Num;
    readonly multipliers: readonly EditedMultiplier[];
    readonly bonuses: readonly EditedBonus[];
    readonly excludedCategories: readonly string[];
  };
  readonly behaviours: readonly EditedBehaviour[];
  readonly caps?: readonly EditedCap[];
  readonly behaviourCaps?: readonly EditedCap[];
  readonly pending?: { readonly afterCompletionDays: Num; readonly afterPaymentDays: Num };
  readonly expireAfterYears?: Num;
};

/** The groups of multipliers, in the order in which they are offered. */
export const GROUPS = ['TIME', 'CATEGORY', 'LEVEL', 'EVENT', 'CAMPAIGN'] as const;

/** The first code with this beginning that is not taken. */
export function freeCode(beginning: string, taken: readonly { readonly code: string }[]): string {
  const codes = new Set(taken.map(({ code }) => code));
  let number = 1;
  while (codes.has(`${beginning}_${number}`)) number++;
  return codes.has(beginning) ? `${beginning}_${number}` : beginning;
}
