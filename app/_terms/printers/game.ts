import { oddsOf } from '@/lib/games/rules/odds';
import { totalOf } from '@/lib/games/rules/ranges';
import { type Prize, TermsSchema } from '@/lib/games/rules/terms';
import { termPrinter } from '../printer';
import { sayTold, type Term, type Told, term, termIf } from '../told';

/** Who may draw how often for what, the odds of every prize, its stock, and what comes instead (4.L). */
export const game = termPrinter({
  code: 'game',
  schema: TermsSchema,
  silent: {
    'name.*': 'the heading',
    'description.*': 'beside the heading',
    'rules.*': 'its makers’ own lines, printed as they are',
    skin: 'how it looks',
    'prizes.*.code': 'a name for machines',
    'prizes.*.worth': 'what a prize is worth to the shop',
  },
  describe: ({ from, to, audience, chances, prizes, nothing, fallback }) => {
    const { freePerDay, points, perDay, perMember } = chances;
    const total = totalOf(prizes, nothing);
    const instead = prizes.find(({ code }) => code === fallback);
    return [
      term('runs', { from: { as: 'at', at: from }, to: { as: 'end', at: to } }),
      ...termIf(audience.levels.length > 0, 'levels', { levels: { as: 'names', codes: audience.levels } }),
      ...(audience.where === null ? [] : [term('where', { condition: { as: 'condition', tree: audience.where } })]),
      ...termIf(freePerDay > 0, 'free', { count: freePerDay }),
      ...termIf(points !== null, 'points', { points: points ?? 0 }),
      ...termIf(perDay !== null, 'perDay', { limit: perDay ?? 0 }),
      ...termIf(perMember !== null, 'perMember', { limit: perMember ?? 0 }),
      ...prizes.flatMap((prize) => aboutPrize(prize, total)),
      ...termIf(nothing > 0, 'nothing', { odds: oddsSaid(nothing, total) }),
      ...termIf(
        prizes.some(isLimited),
        instead === undefined ? 'insteadNothing' : 'instead',
        {
          ...(instead === undefined ? {} : { prize: { as: 'text', ...instead.name } }),
        },
        'fallback',
      ),
      term('server'),
    ];
  },
  say: sayTold('game'),
});

const isLimited = ({ stock, perDay, perMember }: Prize): boolean => (stock ?? perDay ?? perMember) !== null;

/** The chance of a prize with what it gives, and its limits. */
function aboutPrize(prize: Prize, total: number): Term[] {
  const { code, name, weight, gives, stock, perDay, perMember } = prize;
  const prizeName: Told = { as: 'text', ...name };
  const limits: Told[] = [
    ...(stock === null ? [] : [{ as: 'part' as const, key: 'stock', values: { count: stock } }]),
    ...(perDay === null ? [] : [{ as: 'part' as const, key: 'daily', values: { count: perDay } }]),
    ...(perMember === null ? [] : [{ as: 'part' as const, key: 'each', values: { count: perMember } }]),
  ];
  const what: Told =
    gives.as === 'goods'
      ? { as: 'part', key: 'sent', values: {} }
      : { as: 'rewards', rewards: gives.rewards.map(({ kind, params }) => ({ kind, params })) };
  return [
    term('prize', { prize: prizeName, odds: oddsSaid(weight, total), what }, `prize:${code}`),
    ...termIf(limits.length > 0, 'limits', { prize: prizeName, limits: { as: 'list', of: limits } }, `limit:${code}`),
  ];
}

function oddsSaid(weight: number, total: number): Told {
  const { percent, isExact } = oddsOf(weight, total);
  return { as: 'part', key: isExact ? 'odds' : 'oddsAbout', values: { percent, weight, total } };
}
