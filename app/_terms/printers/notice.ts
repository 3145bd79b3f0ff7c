import { levelsSection } from '@/lib/levels';
import { termPrinter } from '../printer';
import { sayTold, term } from '../told';

/** How long ahead members hear of a change of the levels (4.B.6, S3-8.2). */
export const notice = termPrinter({
  code: 'notice',
  schema: levelsSection.schema,
  describe: ({ noticeMonths }) => [
    noticeMonths === 0 ? term('levelsAtOnce', {}, 'levels') : term('levels', { months: noticeMonths }),
  ],
  say: sayTold('notice'),
});
