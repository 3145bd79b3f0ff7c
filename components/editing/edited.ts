/** Terms while somebody writes them: any of it may be missing or wrong. */
export type Edited = Readonly<Record<string, unknown>>;

/** The value at a path of keys, or undefined. */
export const valueAt = (edited: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? (at as Edited)[key] : undefined), edited);

/** The same with another value at a path; a number is a place in a list. */
export function withValue(edited: unknown, path: readonly string[], value: unknown): Edited {
  return changed(edited, path, value) as Edited;
}

function changed(edited: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(edited)) return edited.with(Number(key), changed(edited[Number(key)], rest, value));
  const was = typeof edited === 'object' && edited !== null ? (edited as Edited) : {};
  return { ...was, [key]: changed(was[key], rest, value) };
}
