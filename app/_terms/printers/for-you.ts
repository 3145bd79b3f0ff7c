import { suggestionsSection } from '@/lib/suggestions';
import { termPrinter } from '../printer';
import { sayTold, term, termIf } from '../told';

/** From what goods are suggested, and how that is switched off (4.K, 4.M.4). */
export const forYou = termPrinter({
  code: 'for-you',
  schema: suggestionsSection.schema,
  describe: ({ mode, windowDays, buyersMin }) => [
    ...termIf(mode === 'OFF', 'off'),
    term('window', { days: windowDays }),
    term('buyers', { count: buyersMin }),
    term('switch'),
  ],
  say: sayTold('for-you'),
});
