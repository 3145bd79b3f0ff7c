/** The codes that a phone may show from now on, and the last one that somebody took, as they cross to the browser. */
export type OwnPass = {
  readonly slices: readonly { readonly slice: number; readonly codes: readonly string[] }[];
  readonly nonce: number;
  readonly now: number;
  readonly taken: TakenCode | null;
};

/** A code that was presented: which, when and where, and what that brings. */
export type TakenCode = {
  readonly slice: number;
  readonly nonce: number;
  readonly at: string;
  readonly store: Said | null;
  /** What the cart saves that a till has quoted there since; null while nobody has. */
  readonly saves: number | null;
  /** What can be used there; null when it was told before. */
  readonly usable: { readonly count: number; readonly names: readonly Said[] } | null;
};

type Said = { readonly zh: string; readonly en: string };
