import { canonicalJson } from '@/lib/kernel/canonical-json';

/** One place at which two revisions differ; undefined: it is not there. */
export type Change = { readonly path: string; readonly before: unknown; readonly after: unknown };

const PLAIN_DEPTH = 2;
// A condition and what is given at entries are read as one.
const WHOLE: readonly string[] = ['audience', 'entry'];

/** Where two revisions differ, place by place; lists and conditions are shown whole (4.M). */
export function changesBetween(before: unknown, after: unknown): Change[] {
  return differences(before, after, []);
}

function differences(before: unknown, after: unknown, path: readonly string[]): Change[] {
  if (canonicalJson(before ?? null) === canonicalJson(after ?? null)) return [];
  const [was, is] = [before ?? {}, after ?? {}];
  if (!isPlain(was) || !isPlain(is) || path.length >= PLAIN_DEPTH || WHOLE.includes(path[0] ?? ''))
    return [{ path: path.join('.'), before, after }];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort();
  return names.flatMap((name) => differences(was[name], is[name], [...path, name]));
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
