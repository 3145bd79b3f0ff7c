import { TermsSchema } from '@/lib/mall/rules/terms';
import { termPrinter } from '../printer';
import { sayTold, term, termIf } from '../told';

/** What something in the points mall costs, who may have how many of it, until when, and how it comes (M6). */
export const item = termPrinter({
  code: 'item',
  schema: TermsSchema,
  silent: {
    'name.*': 'the heading',
    'about.*': 'beside the heading',
    category: 'where it stands on the page',
    rank: 'where it stands on the page',
    kind: 'cannot change by itself',
  },
  describe: ({ kind, gives, points, levelPoints, cash, levels, total, perMember, perPeriod, from, to, ways }) => [
    cash === 0
      ? term('price', { points })
      : term('priceCash', { points, money: { as: 'money', value: cash } }, 'price'),
    ...levelPoints.map((one) =>
      term('levelPrice', { level: { as: 'names', codes: [one.level] }, points: one.points }, `level:${one.level}`),
    ),
    ...termIf(levels.length > 0, 'levels', { levels: { as: 'names', codes: levels } }),
    ...termIf(total !== null, 'total', { count: total ?? 0 }),
    ...termIf(perMember !== null, 'perMember', { times: perMember ?? 0 }),
    ...(perPeriod === null ? [] : [term(`per_${perPeriod.period}`, { times: perPeriod.times }, 'period')]),
    ...(from === null ? [] : [term('from', { at: { as: 'at', at: from } })]),
    ...(to === null ? [] : [term('to', { at: { as: 'end', at: to } })]),
    ...termIf(gives !== null, 'gives', { what: { as: 'names', codes: gives === null ? [] : [gives] } }),
    term(
      `comes_${kind}`,
      { ways: { as: 'list', of: ways.map((way) => ({ as: 'part', key: way, values: {} })) } },
      'comes',
    ),
    term('cancel'),
  ],
  say: sayTold('item'),
});
