import { checkInSection } from '@/lib/tasks';
import { termPrinter } from '../printer';
import { sayTold, type Told, term, termIf } from '../told';

const STEPS = ['first', 'second', 'third', 'fourth'] as const;

/** What checking in day after day gives, and how missed days are made up for (S3-3.1, 4.H). */
export const checkIn = termPrinter({
  code: 'check-in',
  schema: checkInSection.schema,
  describe: ({ makeUp: { cards, perMonth, daysBack }, ...steps }) => [
    term('day'),
    ...STEPS.flatMap((name) => {
      const { days, points, cards: given, repeats } = steps[name];
      const prizes: Told[] = [
        ...(points > 0 ? [{ as: 'part' as const, key: 'points', values: { points } }] : []),
        ...(given > 0 ? [{ as: 'part' as const, key: 'cards', values: { cards: given } }] : []),
      ];
      return termIf(
        days > 0 && prizes.length > 0,
        repeats,
        { days, prize: { as: 'list', of: prizes } },
        `step:${name}`,
      );
    }),
    ...termIf(daysBack > 0 && perMonth > 0, 'makeUp', { days: daysBack, times: perMonth, cards }),
  ],
  say: sayTold('check-in'),
});
