'use client';
import { useState } from 'react';

/** Which rows are chosen; choosing all that match forgets the single ones, and a changed query forgets all. */
export function useSelection(queryKey: string) {
  const [chosen, setChosen] = useState<{
    readonly key: string;
    readonly ids: ReadonlySet<string>;
    readonly all: boolean;
  }>({
    key: queryKey,
    ids: new Set(),
    all: false,
  });
  const { ids, all } = chosen.key === queryKey ? chosen : { ids: new Set<string>(), all: false };
  const change = (next: Iterable<string>, every = false) =>
    setChosen({ key: queryKey, ids: new Set(next), all: every });
  return {
    ids,
    all,
    has: (id: string) => all || ids.has(id),
    toggle: (id: string) => change(ids.has(id) ? [...ids].filter((other) => other !== id) : [...ids, id]),
    choose: (list: readonly string[]) => change([...ids, ...list]),
    // Of "all that match" nothing can be taken away: dropping some drops all.
    drop: (list: readonly string[]) => change([...ids].filter((id) => !list.includes(id))),
    chooseAll: () => change([], true),
    clear: () => change([]),
  };
}
