/** The codes that a phone may show from now on, and the last one that somebody took, as they cross to the browser. */
export type OwnPass = {
  readonly slices: readonly { readonly slice: number; readonly codes: readonly string[] }[];
  readonly nonce: number;
  readonly now: number;
  readonly taken: TakenCode | null;
};

/** A code that was presented: which, when and where. */
export type TakenCode = {
  readonly slice: number;
  readonly nonce: number;
  readonly at: string;
  readonly store: { readonly zh: string; readonly en: string } | null;
};
