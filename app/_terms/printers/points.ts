import { describePointsRules } from '@/lib/points/rules/describe';
import { PointsRulesSchema } from '@/lib/points/schema';
import { sayEarned } from '../earned';
import { termPrinter } from '../printer';

/** How points are earned, when they may be used and when they end (4.A.3–4.A.7). */
export const points = termPrinter({
  code: 'points',
  schema: PointsRulesSchema,
  silent: {
    'order.multipliers.*.code': 'a name for machines',
    'order.bonuses.*.code': 'a name for machines',
    'behaviours.*.code': 'a name for machines',
    'caps.*.code': 'a name for machines',
  },
  describe: describePointsRules,
  say: sayEarned('points'),
});
