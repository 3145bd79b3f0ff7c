'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { BuiltShown } from '../_reading/built';

/** Why a report was not told: a code of its own, or that nobody answered. */
export type BuiltTrouble = { readonly code: string; readonly facts: Readonly<Record<string, string | number>> };

type State = {
  readonly shown: BuiltShown | null;
  readonly trouble: BuiltTrouble | null;
  readonly isReading: boolean;
  readonly address: string | null;
};

// Long enough for two choices in a row, short enough to feel at once.
const REST_MS = 250;

/**
 * The report of an address, read anew whenever it changes; what was read before stays until then. Whoever does not want
 * to wait stops it, in the database too.
 */
export function useBuilt(address: string | null): State & { readonly stop: () => void; readonly again: () => void } {
  const [state, setState] = useState<State>({ shown: null, trouble: null, isReading: false, address: null });
  const [turn, setTurn] = useState(0);
  const waiting = useRef<AbortController | null>(null);

  useEffect(() => {
    if (address === null) return;
    const controller = new AbortController();
    waiting.current = controller;
    const timer = setTimeout(
      () => {
        setState((last) => ({ ...last, isReading: true, trouble: null }));
        void read(address, controller.signal).then(
          (told) => controller.signal.aborted || setState((last) => ({ ...last, ...told, isReading: false, address })),
        );
      },
      turn === 0 ? REST_MS : 0,
    );
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [address, turn]);

  const stop = useCallback(() => {
    waiting.current?.abort();
    setState((last) => ({ ...last, isReading: false, trouble: { code: 'report_stopped', facts: {} } }));
  }, []);
  const again = useCallback(() => setTurn((last) => last + 1), []);
  return { ...state, stop, again };
}

type Read = { readonly shown: BuiltShown; readonly trouble: null } | { readonly trouble: BuiltTrouble };

async function read(address: string, signal: AbortSignal): Promise<Read> {
  try {
    const answer = await fetch(`/api/console/reports/built?${address}`, { signal });
    const body: unknown = await answer.json();
    if (answer.ok) return { shown: body as BuiltShown, trouble: null };
    return { trouble: body as BuiltTrouble };
  } catch {
    return { trouble: { code: 'offline', facts: {} } };
  }
}
