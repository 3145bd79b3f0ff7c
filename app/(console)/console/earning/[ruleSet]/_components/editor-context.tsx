'use client';
import { createContext, use } from 'react';
import type { RuleProblem } from '@/components/earning/rule-sets';
import type { EarningWords } from '@/components/earning/words';
import { must } from '@/lib/kernel/assert';

type Editor = { readonly words: EarningWords; readonly problems: readonly RuleProblem[] };

/** What every part of the editor knows: words, and what is wrong where. */
export const EditorContext = createContext<Editor | null>(null);

/** The words of the editor around. */
export const useWords = (): EarningWords => must(use(EditorContext), 'inside the editor').words;

/** What is wrong at a place or below it, or null. */
export function useProblem(path: string): string | null {
  const { problems } = must(use(EditorContext), 'inside the editor');
  return problems.find((problem) => problem.path === path || problem.path.startsWith(`${path}.`))?.message ?? null;
}
