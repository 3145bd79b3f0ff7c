import 'server-only';
import { z } from 'zod';
import { type GameRowView, gameRows } from '@/lib/games';
import { type ListPage, parseListQuery } from '@/lib/kernel/list-query';
import { isInView, isNamedBy, pageById } from '@/lib/kernel/page-by-id';
import { query } from '@/lib/platform/query';
import type { ShownPhase } from '../_components/game-state';

/** A game as the list shows it. */
export type GameListRow = {
  readonly id: string;
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  readonly skin: string | null;
  readonly prizes: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly phase: ShownPhase;
  readonly version: number;
};

/** The games, by code, by keyset in both directions; a program has some dozens, so they are sought in memory (2.0.1). */
export const gameList = query({
  can: 'games.read',
  input: z.record(z.string(), z.string().max(4_000)),
  async run({ db, now }, raw): Promise<ListPage<GameListRow>> {
    const { q, view, cursor, limit } = parseListQuery(new URLSearchParams(raw));
    const all = (await gameRows(db, now)).map(rowOf).filter(({ id, nameZh, nameEn, phase }) => {
      const isNamed = isNamedBy(q, id, nameZh, nameEn);
      return isNamed && isInView(view, phase);
    });
    return pageById(all, { cursor, limit }, now);
  },
});

const rowOf = ({ code, phase, version, terms }: GameRowView): GameListRow => ({
  id: code,
  nameZh: terms?.name.zh ?? null,
  nameEn: terms?.name.en ?? null,
  skin: terms?.skin ?? null,
  prizes: terms?.prizes.length ?? 0,
  from: terms?.from.toISOString() ?? null,
  to: terms?.to.toISOString() ?? null,
  phase: phase ?? 'draft',
  version,
});
