import { canonicalJson } from '@/lib/kernel/canonical-json';

/** One place at which two revisions differ; undefined: it is not there. */
export type Change = { readonly path: string; readonly before: unknown; readonly after: unknown };

const PLAIN_DEPTH = 2;

/** Where two revisions differ, place by place; lists and conditions are shown whole (4.M). */
export function changesBetween(before: unknown, after: unknown): Change[] {
  return differences(before, after, []);
}

function differences(before: unknown, after: unknown, path: readonly string[]): Change[] {
  if (canonicalJson(before ?? null) === canonicalJson(after ?? null)) return [];
  if (!isPlain(before) || !isPlain(after) || path.length >= PLAIN_DEPTH || path[0] === 'audience')
    return [{ path: path.join('.'), before, after }];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name) => differences(before[name], after[name], [...path, name]));
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
