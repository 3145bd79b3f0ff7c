import { gameBook } from '@/lib/games';
import { audienceOf, named, type PartFacts, type PartSource } from './part';

const all: PartSource['all'] = async (db, program, now) => {
  const book = await gameBook(db, program);
  return book.games.flatMap(({ code, endedAt }): PartFacts[] => {
    const newest = book.versions.get(code)?.[0];
    if (newest === undefined || newest.terms === null) return [];
    const { name, skin, from, to, audience, prizes } = newest.terms;
    const isOver = to <= now || (endedAt !== null && endedAt <= now);
    return [
      {
        sort: 'game',
        code,
        gate: code,
        version: newest.version,
        name,
        kind: skin,
        standing: isOver ? 'over' : from > now ? 'scheduled' : 'live',
        from,
        to,
        audience: audienceOf(audience.levels, audience.where),
        budgets: [],
        isLimited: prizes.some(({ stock, perDay }) => stock !== null || perDay !== null),
        said: newest.terms,
      },
    ];
  });
};

/** Games of chance. */
export const games: PartSource = {
  code: 'game',
  all,
  find: async (db, program, codes, now) => named('game', codes, await all(db, program, now)),
};
