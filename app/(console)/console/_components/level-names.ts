/** The levels by code with their names and metals, for lists. */
export type LevelNames = Readonly<Record<string, { readonly zh: string; readonly en: string; readonly metal: string }>>;
