'use client';
import { createContext, use, useEffect, useState } from 'react';
import type { Option } from '@/components/ui/select';

/** What a picker picks; goods are looked for, all else is told by the page. */
export type Picked = 'skus' | 'products' | 'categories' | 'brands' | 'levels' | 'stores' | 'segments';

/** The choices that a page knows. */
export type Choices = Readonly<Partial<Record<Picked, readonly Option[]>>> & {
  /** Names of goods that are picked already, by code. */
  readonly names?: Readonly<Record<string, string>>;
};

const ChoicesContext = createContext<Choices>({});

/** Gives the pickers below what may be picked. */
export const ChoicesProvider = ChoicesContext.Provider;

const REST_MS = 200;

/** What may be picked, what to do when somebody types, and the name of what is picked, as far as it is known. */
export function useChoices(what: Picked) {
  const choices = use(ChoicesContext);
  const told = choices[what];
  const [query, setQuery] = useState<string | null>(null);
  const [found, setFound] = useState<readonly Option[]>([]);
  const [seen, setSeen] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    if (told !== undefined || query === null) return;
    const gone = new AbortController();
    const timer = setTimeout(async () => {
      const options = await search(what, query, gone.signal);
      if (options === null) return;
      setFound(options);
      setSeen((before) => new Map([...before, ...options.map(({ value, label }) => [value, label] as const)]));
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [told, what, query]);
  return {
    options: told ?? found,
    isSearched: told === undefined,
    onQuery: setQuery,
    begin: () => setQuery((before) => before ?? ''),
    nameOf: (code: string): string =>
      told?.find(({ value }) => value === code)?.label ?? seen.get(code) ?? choices.names?.[code] ?? code,
  };
}

async function search(what: Picked, query: string, signal: AbortSignal): Promise<readonly Option[] | null> {
  try {
    const answer = await fetch(`/api/console/goods/found?what=${what}&q=${encodeURIComponent(query)}`, { signal });
    return answer.ok ? await answer.json() : null;
  } catch {
    // Somebody typed on, or the network is away: what was found before stays.
    return null;
  }
}
