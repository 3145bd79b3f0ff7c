import { newKey } from './new-key';

/** What is noted of an entry of the history, beside what others keep in its state. */
type Note = {
  /** The entry was laid here for a sheet, over the entry of the page. */
  readonly over?: string;
  /** The entry above was laid for a sheet of this page. */
  readonly under?: string;
  /** Below the sheet's entry there is one more and then nothing. */
  readonly isSecond?: boolean;
};

type Entry = Parameters<History['pushState']>;

/** The part of a window that holds the way back. */
export type View = {
  readonly history: Pick<History, 'state' | 'length' | 'back' | 'pushState' | 'replaceState'>;
  addEventListener(type: 'popstate', hear: (event: Event) => void, how: { readonly capture: true }): void;
};

/** Lets sheets be closed by the browser's Back. */
export type WayBack = {
  /** Says that a sheet is open and how Back closes it; answers how to say that it is not any more. */
  readonly open: (close: () => void) => () => void;
};

const KEY = 'sheets';
const NOTHING: Note = {};
const noteOf = (state: unknown): Note => (state as { [KEY]?: Note } | null)?.[KEY] ?? NOTHING;

/**
 * Lays an entry over the page's while a sheet is open, so that Back closes the sheet. A sheet that is closed otherwise
 * leaves its entry where it is, and Back from there goes on to the entry before the page: stepping back at once would
 * race with whatever the reader goes to next, and take it from him. The router writes states of its own over entries, so
 * the notes are put back. Only where nothing lies before the page a closed sheet's entry is left at once, since Back
 * could not go on from there; what is gone to meanwhile comes after.
 */
export function layWayBack({ history, addEventListener }: View): WayBack {
  const push = history.pushState.bind(history);
  const replace = history.replaceState.bind(history);
  const open = new Map<string, () => void>();
  let here = noteOf(history.state);
  let step: { next: Entry | null } | null = null;

  function go(...to: Entry): void {
    push(...to);
    here = noteOf(history.state);
  }
  /** With what is noted of the entry that is shown: the router may hear of a step before we do, so the entry itself tells. */
  function noted(state: unknown): unknown {
    const note = noteOf(history.state);
    return note === NOTHING ? state : { ...(state as object | null), [KEY]: note };
  }
  history.pushState = (...to) => {
    if (step === null) go(...to);
    else step.next = to;
  };
  history.replaceState = (state, unused, url) => {
    if (step?.next) step.next = [state, unused, url ?? step.next[2]];
    else replace(noted(state), unused, url);
  };
  // If possible before the router hears of it: a step of ours changes nothing that it shows.
  const how = { capture: true } as const;
  addEventListener('popstate', (event) => (step === null ? onBack() : onStep(event)), how);

  function onBack(): void {
    const left = here;
    here = noteOf(history.state);
    const ids = [...open.keys()];
    const above = ids.slice(ids.indexOf(here.over ?? '') + 1);
    for (const id of above) open.get(id)?.();
    if (above.length === 0 && left.over !== undefined && left.over === here.under) history.back();
  }
  function onStep(event: Event): void {
    event.stopImmediatePropagation();
    here = noteOf(history.state);
    const next = step?.next;
    step = null;
    if (next) go(...next);
  }
  function lay(id: string): void {
    const { state } = history;
    const isSecond = history.length === 1;
    replace({ ...state, [KEY]: { ...here, under: id } }, '');
    go({ ...state, [KEY]: { over: id, isSecond } }, '');
  }
  /** Whoever opens it again at once, as React in development, did not close it. */
  function leave(id: string): void {
    if (open.has(id) || here.over !== id || here.isSecond !== true || step !== null) return;
    step = { next: null };
    history.back();
  }
  return {
    open(close) {
      // The entry of a sheet that was closed serves the next one.
      const left = here.over !== undefined && !open.has(here.over) ? here.over : null;
      const id = left ?? newKey();
      if (left === null) lay(id);
      open.set(id, close);
      return () => {
        open.delete(id);
        queueMicrotask(() => leave(id));
      };
    },
  };
}
