import { pointsSection } from '@/lib/points';
import { termPrinter } from '../printer';
import { sayTold, spanOf, term, termIf } from '../told';

/** What points are worth, how far they pay for an order, and what becomes of them when goods come back (4.A.8–4.A.10). */
export const pointUse = termPrinter({
  code: 'point-use',
  schema: pointsSection.schema,
  describe: ({ tender: { worth, step, shareBp, orderMax, leaveFen }, returnDays, clawback, holdSeconds }) => [
    term('worth', { points: worth.points, money: { as: 'money', value: worth.fen } }),
    term('step', { points: step }),
    term('share', { share: { as: 'share', value: shareBp } }),
    ...termIf(orderMax !== null, 'orderMax', { points: orderMax ?? 0 }),
    ...termIf(leaveFen > 0, 'leave', { money: { as: 'money', value: leaveFen } }),
    term('hold', { time: spanOf(holdSeconds) }),
    returnDays === 0 ? term('returnNone', {}, 'return') : term('return', { days: returnDays }),
    term(`clawback_${clawback}`, {}, 'clawback'),
  ],
  say: sayTold('point-use'),
});
