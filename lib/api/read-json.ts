import { InvalidInput } from '@/lib/platform/command';

const DEPTH_MAX = 32;
const NAMES_REFUSED = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads a body as JSON (empty: undefined), or throws InvalidInput with the place: not JSON, nested deeper than 32, a name
 * that could poison a prototype, or a text that no database can hold (NUL, half of a surrogate pair).
 */
export function readJson(text: string): unknown {
  if (text === '') return undefined;
  const value = parse(text);
  refuseUnsafe(value);
  return value;
}

/** Refuses unsafe values wherever they came from: the body, the path, what stands behind the `?`. */
export function refuseUnsafe(value: unknown, path: readonly (string | number)[] = []): void {
  if (typeof value === 'string') {
    if (isUnsafe(value)) throw invalid(path, 'unsafe_text', 'contains NUL or half of a surrogate pair');
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (path.length >= DEPTH_MAX) throw invalid(path, 'too_deep', `nested deeper than ${DEPTH_MAX}`);
  for (const [name, item] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
    if (typeof name === 'string') refuseName(name, path);
    if (!isPlain(item)) refuseUnsafe(item, [...path, name]);
  }
}

function refuseName(name: string, path: readonly (string | number)[]): void {
  if (NAMES_REFUSED.has(name)) throw invalid([...path, name], 'unsafe_name', 'this name is not allowed');
  if (isUnsafe(name)) throw invalid(path, 'unsafe_name', 'contains NUL or half of a surrogate pair');
}

// Most values are safe scalars: looked at without making a path for them.
const isPlain = (value: unknown): boolean =>
  typeof value === 'string' ? !isUnsafe(value) : typeof value !== 'object' || value === null;

const isUnsafe = (text: string): boolean => text.includes('\0') || !text.isWellFormed();

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid([], 'invalid_json', 'the body is not JSON');
  }
}

const invalid = (path: readonly (string | number)[], code: string, message: string): InvalidInput =>
  new InvalidInput([{ path: path.join('.').slice(0, 200), code, message }]);
