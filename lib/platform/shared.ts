/**
 * One value per process under a name, made on first use. It lives on globalThis because Next's bundle and the plain
 * server each hold a copy of every module, and both must use the same pool, coalescer and caches.
 */
export function shared<T>(name: string, make: () => T): T {
  const key = Symbol.for(`regulars.${name}`);
  const holder = globalThis as Record<symbol, unknown>;
  if (!(key in holder)) holder[key] = make();
  return holder[key] as T;
}

/** Forgets the value, so that the next use makes a new one. */
shared.forget = (name: string): void => {
  delete (globalThis as Record<symbol, unknown>)[Symbol.for(`regulars.${name}`)];
};
