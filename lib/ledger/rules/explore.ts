import type { Asset, EntryType } from './book';

/** Every kind of entry, in the order in which people choose. */
export const ENTRY_TYPES: readonly EntryType[] = [
  'EARN',
  'SPEND',
  'SPEND_RETURN',
  'CLAWBACK',
  'WAIVED',
  'EXPIRE',
  'ADJUST',
  'TRANSFER',
  'MERGE',
];

/** Growth is never spent, held or written off: these kinds do not occur in it. */
const POINTS_ONLY: readonly EntryType[] = ['SPEND', 'SPEND_RETURN', 'EXPIRE'];

/** Every run of entries that there can be: one for each kind of each asset. */
export const ENTRY_RUNS: readonly (readonly [asset: Asset, type: EntryType])[] = [
  ...ENTRY_TYPES.map((type) => ['points', type] as const),
  ...ENTRY_TYPES.filter((type) => !POINTS_ONLY.includes(type)).map((type) => ['growth', type] as const),
];

/** What says where an entry came from and by which rules. */
export type Origin = { readonly sourceType: string; readonly rule: string };

/** Whether an entry comes from one of these sources and is of one of these rule versions (`points@1`); empty: any. */
export function isOfOrigin(
  { sourceType, rule }: Origin,
  { sources, rules }: { readonly sources: readonly string[]; readonly rules: readonly string[] },
): boolean {
  const set = rule.split('#', 1)[0] ?? '';
  return (sources.length === 0 || sources.includes(sourceType)) && (rules.length === 0 || rules.includes(set));
}
