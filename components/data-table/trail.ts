// Where a list led: the rows of the page that was looked at last, so that a row's own page can lead on to the next one.
const keyOf = (name: string): string => `trail.${name}`;

/** Remembers the addresses of the rows of a list, in their order, for as long as the tab is open. */
export function keepTrail(name: string, hrefs: readonly string[]): void {
  sessionStorage.setItem(keyOf(name), JSON.stringify(hrefs));
}

/** The addresses before and after one in the list that it came from; null where there is none. */
export function stepsFrom(
  name: string,
  href: string,
): { readonly before: string | null; readonly after: string | null } {
  const hrefs = JSON.parse(sessionStorage.getItem(keyOf(name)) ?? '[]') as readonly string[];
  const at = hrefs.indexOf(href);
  if (at < 0) return { before: null, after: null };
  return { before: hrefs[at - 1] ?? null, after: hrefs[at + 1] ?? null };
}
