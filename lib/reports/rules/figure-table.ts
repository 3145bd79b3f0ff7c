/** Values of metrics by key, then by code; null where there is nothing to tell. */
export type FigureTable = ReadonlyMap<string, Readonly<Record<string, number | null>>>;
