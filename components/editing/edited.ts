/** Terms while somebody writes them: any of it may be missing or wrong. */
export type Edited = Readonly<Record<string, unknown>>;

/** The value at a path of keys, or undefined. */
export const valueAt = (edited: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? (at as Edited)[key] : undefined), edited);

/** The same with another value at a path. */
export function withValue(edited: unknown, [key, ...rest]: readonly string[], value: unknown): Edited {
  const was = typeof edited === 'object' && edited !== null ? (edited as Edited) : {};
  return key === undefined ? was : { ...was, [key]: rest.length === 0 ? value : withValue(was[key], rest, value) };
}
