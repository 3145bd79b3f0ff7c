import { describeGrowthRules } from '@/lib/growth/rules/describe';
import { GrowthRulesSchema } from '@/lib/growth/schema';
import { sayEarned } from '../earned';
import { termPrinter } from '../printer';

/** How growth is gained (4.A.6, P-growth). */
export const growth = termPrinter({
  code: 'growth',
  schema: GrowthRulesSchema,
  silent: {
    'order.multipliers.*.code': 'a name for machines',
    'order.bonuses.*.code': 'a name for machines',
    'behaviours.*.code': 'a name for machines',
    'behaviourCaps.*.code': 'a name for machines',
  },
  describe: describeGrowthRules,
  say: sayEarned('growth'),
});
