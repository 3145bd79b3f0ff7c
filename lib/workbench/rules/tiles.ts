import type { Permission } from '@/lib/kernel/permission';

/** A tile of the workbench: who sees it, and how much of the width it takes, in sixths. */
export type TileKind = { readonly code: string; readonly can: Permission; readonly width: 2 | 3 | 4 | 6 };

/** Every tile, one line each, in the order in which they stand until somebody moves them. */
export const TILES = [
  { code: 'kpis', can: 'reports.read', width: 6 },
  { code: 'todos', can: 'account.own', width: 4 },
  { code: 'alerts', can: 'account.own', width: 2 },
  { code: 'campaigns', can: 'campaigns.read', width: 4 },
  { code: 'drafts', can: 'account.own', width: 2 },
  { code: 'funnel', can: 'reports.read', width: 2 },
  { code: 'levels', can: 'reports.read', width: 2 },
  { code: 'stages', can: 'reports.read', width: 2 },
  { code: 'totals', can: 'account.own', width: 6 },
  { code: 'newest', can: 'members.read', width: 4 },
  { code: 'health', can: 'account.own', width: 2 },
  { code: 'releases', can: 'audit.read', width: 3 },
  { code: 'owed', can: 'members.read', width: 3 },
] as const satisfies readonly TileKind[];

/** The name of a tile. */
export type TileCode = (typeof TILES)[number]['code'];

/** Whether a text names a tile. */
export const isTile = (text: string): text is TileCode => TILES.some(({ code }) => code === text);

/** How somebody likes his tiles. */
export type Liking = { readonly tiles: readonly string[]; readonly hidden: readonly string[] };

/**
 * All tiles in somebody's own order, each once: those he moved as he moved them, newer ones after them. Whatever was kept
 * of tiles that are no more says nothing.
 */
export function arranged({
  tiles,
  hidden,
}: Liking): readonly { readonly code: TileCode; readonly isHidden: boolean }[] {
  const known = [...new Set(tiles)].filter(isTile);
  const rest = TILES.map(({ code }) => code).filter((code) => !known.includes(code));
  return [...known, ...rest].map((code) => ({ code, isHidden: hidden.includes(code) }));
}

/** The same with one tile a place earlier or later; at an end it stays. */
export function moved<T>(tiles: readonly T[], at: number, by: -1 | 1): readonly T[] {
  const to = at + by;
  const one = tiles[at];
  if (one === undefined || to < 0 || to >= tiles.length) return tiles;
  const others = tiles.toSpliced(at, 1);
  return others.toSpliced(to, 0, one);
}
