/** A step above or at the current page; the last one has no address. */
export type Crumb = { readonly label: string; readonly href?: string };

const NONE: readonly Crumb[] = [];
const listeners = new Set<() => void>();
let tail = NONE;

/** What the page at hand adds to the path above it. */
export const crumbStore = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  read: () => tail,
  readOnServer: () => NONE,
  set: (crumbs: readonly Crumb[]) => {
    tail = crumbs;
    for (const listener of listeners) listener();
  },
};
