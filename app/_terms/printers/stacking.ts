import { pricingSection } from '@/lib/pricing';
import { termPrinter } from '../printer';
import { sayTold, term, termIf } from '../told';

/** Which offers count together, how many coupons an order takes, and the most that is taken off (4.C). */
export const stacking = termPrinter({
  code: 'stacking',
  schema: pricingSection.schema,
  silent: { breakageBp: 'what points cost the shop' },
  describe: ({ mode, percentOf, orderMax, coupons: { goods, freight } }) => [
    term(`mode_${mode}`, {}, 'mode'),
    term(`percent_${percentOf}`, {}, 'percent'),
    term('coupons', { goods, freight }),
    ...termIf(orderMax !== null, 'orderMax', { money: { as: 'money', value: orderMax ?? 0 } }),
  ],
  say: sayTold('stacking'),
});
