const PREFIX = 'regulars.';

/** Names that begin so are made once, when modules are read: what `lib/wiring.ts` plugs in, and the queues of coalescers. */
const OF_MODULES = ['plugged.', 'coalescer'].map((name) => PREFIX + name);

/**
 * One value per process under a name, made on first use. It lives on globalThis because Next's bundle and the plain
 * server each hold a copy of every module, and both must use the same pool, coalescer and caches.
 */
export function shared<T>(name: string, make: () => T): T {
  const key = Symbol.for(`${PREFIX}${name}`);
  const holder = globalThis as Record<symbol, unknown>;
  if (!(key in holder)) holder[key] = make();
  return holder[key] as T;
}

/** Forgets the value, so that the next use makes a new one. */
shared.forget = (name: string): void => {
  delete (globalThis as Record<symbol, unknown>)[Symbol.for(`${PREFIX}${name}`)];
};

/** Forgets what was read and counted, as a new process would: for one that goes on to another database. */
shared.forgetData = (): void => {
  for (const key of Object.getOwnPropertySymbols(globalThis)) {
    const name = Symbol.keyFor(key) ?? '';
    const isData = name.startsWith(PREFIX) && !OF_MODULES.some((kept) => name.startsWith(kept));
    if (isData) delete (globalThis as Record<symbol, unknown>)[key];
  }
};
