import { canonicalJson } from '@/lib/kernel/canonical-json';

/** One field that an action touched: its path, and its value before and after as text; null means it was not there. */
export type DiffLine = { readonly path: string; readonly before: string | null; readonly after: string | null };

/** What changed between two states of an object, field by field in the order of their names; equal fields are left out. */
export function computeDiff(before: unknown, after: unknown): readonly DiffLine[] {
  const [old, now] = [leaves(before), leaves(after)];
  const paths = [...new Set([...old.keys(), ...now.keys()])].sort();
  return paths
    .map((path) => ({ path, before: old.get(path) ?? null, after: now.get(path) ?? null }))
    .filter((line) => line.before !== line.after);
}

function leaves(value: unknown, path = '', into = new Map<string, string>()): Map<string, string> {
  if (value === null || value === undefined) return path === '' ? into : into.set(path, '–');
  if (typeof value !== 'object' || value instanceof Date) return into.set(path, textOf(value));
  if (Array.isArray(value) && value.every(isPlain)) return into.set(path, value.map(textOf).join(', '));
  for (const [key, inner] of Object.entries(value)) leaves(inner, path === '' ? key : `${path}.${key}`, into);
  return into;
}

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null;

function textOf(value: unknown): string {
  if (value === null) return '–';
  return typeof value === 'string' ? value : canonicalJson(value);
}
