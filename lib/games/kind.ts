/** How a draw is shown: the same rules under another dress. The result never depends on it. */
export type GameSkin<C extends string = string> = {
  readonly code: C;
  /** How many different outcomes it has room for, no prize counted as one. */
  readonly slots: { readonly min: number; readonly max: number };
};

/** Declares a skin. */
export const gameSkin = <const C extends string>(skin: GameSkin<C>): GameSkin<C> => skin;
