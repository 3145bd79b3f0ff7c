/** The address of the shelf as it comes. */
export type ShelfQuery = Readonly<Record<string, string | string[] | undefined>>;

/** What the address asks for. */
export type ShelfAsked = { readonly category: string | null; readonly q: string; readonly after: string | null };

const TEXT_MAX = 64;

/** Reads the address; what it says wrongly counts as unsaid. */
export function shelfQuery({ category, q, after }: ShelfQuery): ShelfAsked {
  const text = (value: string | string[] | undefined) =>
    typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, TEXT_MAX) : null;
  return { category: text(category), q: text(q) ?? '', after: text(after) };
}

/** The address of the shelf with some of it changed. */
export function shelfHref(asked: ShelfAsked, change: Partial<ShelfAsked>): string {
  const { category, q, after } = { ...asked, after: null, ...change };
  const said = new URLSearchParams({
    ...(category === null ? {} : { category }),
    ...(q === '' ? {} : { q }),
    ...(after === null ? {} : { after }),
  }).toString();
  return said === '' ? '/shop' : `/shop?${said}`;
}
