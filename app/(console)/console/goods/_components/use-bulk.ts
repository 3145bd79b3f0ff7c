'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Selection } from '@/components/data-table/types';
import { newKey } from '@/components/ui/new-key';
import { changeMany } from '@/lib/catalog/actions';
import { formatListQuery } from '@/lib/kernel/list-query';
import { useActOf } from '../../_components/use-act-of';

/** What became of many: how many changed, how many stayed, and each that was refused with its reason. */
export type ChangedMany = Extract<Awaited<ReturnType<typeof changeMany>>, { ok: true }>['value'];

type Said = Omit<Parameters<typeof changeMany>[0], 'products' | 'key'>;
type Chosen =
  | { readonly ok: true; readonly value: readonly string[] }
  | { readonly ok: false; readonly code: string; readonly facts: Readonly<Record<string, string | number>> };

/** One act on the chosen products: whom it is about, its name for repeats, and what became of it. */
export function useBulk(selection: Selection) {
  const cache = useQueryClient();
  const act = useActOf('goods');
  const [outcome, setOutcome] = useState<ChangedMany | null>(null);
  // The same words sent again are the same intention; other words are another one.
  const intention = useRef({ words: '', key: '' });

  function keyFor(words: string): string {
    if (intention.current.words !== words) intention.current = { words, key: newKey() };
    return intention.current.key;
  }
  async function change(said: Said, products: readonly string[] | null) {
    const chosen = products === null ? await chosenCodes(selection) : ({ ok: true, value: products } as const);
    if (!chosen.ok) return chosen;
    const whole = { ...said, products: [...chosen.value] };
    return changeMany({ ...whole, key: keyFor(JSON.stringify(whole)) });
  }
  return {
    ...act,
    outcome,
    codes: () => chosenCodes(selection),
    change: (said: Said, products: readonly string[] | null = null) =>
      act.run(
        () => change(said, products),
        (answer) => {
          setOutcome(answer);
          void cache.invalidateQueries({ queryKey: ['list', 'goods'] });
        },
      ),
    forget() {
      act.setTrouble(null);
      setOutcome(null);
      intention.current = { words: '', key: '' };
    },
  };
}

/** The codes of the chosen products; of "all on this filter" those that match now, up to what one act may be about. */
async function chosenCodes({ ids, all, query }: Selection): Promise<Chosen> {
  if (!all) return { ok: true, value: ids };
  const params = formatListQuery({ ...query, cursor: null, exactCount: false });
  const answer = await fetch(`/api/console/goods/chosen?${params}`);
  const body = (await answer.json()) as { codes: string[]; code: string; facts?: Record<string, number> };
  return answer.ok ? { ok: true, value: body.codes } : { ok: false, code: body.code, facts: body.facts ?? {} };
}
