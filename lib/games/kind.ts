/** How a draw is shown: the same rules under another dress. The result never depends on it. */
export type GameSkin = {
  readonly code: string;
  /** How many different outcomes it has room for, no prize counted as one. */
  readonly slots: { readonly min: number; readonly max: number };
};

/** Declares a skin. */
export const gameSkin = (skin: GameSkin): GameSkin => skin;
