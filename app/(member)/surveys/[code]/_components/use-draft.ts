'use client';
import { useEffect, useState } from 'react';
import type { Said } from '@/components/surveys/question-fields';

/** What somebody has answered so far, and the name under which he will send it. */
export type Draft = { readonly key: string; readonly said: Readonly<Record<string, Said>> };

/**
 * Keeps what was answered on this device until it is sent, so that nothing is lost with the page; the name of the answers
 * is kept too, so that a send whose answer was lost is the same send (4.F).
 */
export function useDraft(name: string) {
  const [draft, setDraft] = useState<Draft>({ key: '', said: {} });
  const [isRestored, setRestored] = useState(false);
  useEffect(() => {
    const kept = read(name);
    setDraft(kept ?? { key: crypto.randomUUID(), said: {} });
    setRestored(kept !== null && Object.keys(kept.said).length > 0);
  }, [name]);
  const change = (code: string, value: Said) => {
    const next = { ...draft, said: { ...draft.said, [code]: value } };
    setDraft(next);
    write(name, next);
  };
  return { draft, isRestored, change, drop: () => write(name, null) };
}

function read(name: string): Draft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? 'null') as Draft | null;
    return typeof kept?.key === 'string' && kept.key !== '' && typeof kept.said === 'object' ? kept : null;
  } catch {
    // A device that keeps nothing, or something else under the name: there is no draft.
    return null;
  }
}

function write(name: string, draft: Draft | null): void {
  try {
    if (draft === null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(draft));
  } catch {
    // A device that keeps nothing: the answers stay on the page.
  }
}
