import { assert } from './assert';

/** An open set as a lookup by code; refuses two members with one code. */
export type Registry<K> = {
  readonly all: readonly K[];
  readonly find: (code: string) => K | undefined;
};

/** Builds the lookup of an open set from the module whose exports are its members. */
export function registry<K extends { readonly code: string }>(module: Readonly<Record<string, K>>): Registry<K> {
  const all = Object.values(module);
  const byCode = new Map(all.map((kind) => [kind.code, kind]));
  assert(byCode.size === all.length, `duplicate code in registry: ${all.map((kind) => kind.code).join(', ')}`);
  return { all, find: (code) => byCode.get(code) };
}
