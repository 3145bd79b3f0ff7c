import type { z } from 'zod';
import { type Terms, TermsSchema } from '../rules/terms';

type Raw = z.input<typeof TermsSchema>;
type RawPrize = Partial<Raw['prizes'][number]> & { readonly code: string };

/** A game with what a test cares about; all else is usual: a wheel that runs for ever, prizes of one growth each. */
export function termsOfGame({
  prizes,
  ...more
}: Partial<Omit<Raw, 'prizes'>> & { readonly prizes?: readonly RawPrize[] } = {}): Terms {
  return TermsSchema.parse({
    name: { zh: '转盘', en: 'Wheel' },
    skin: 'wheel',
    from: new Date('2020-01-01T00:00:00Z'),
    to: new Date('2100-01-01T00:00:00Z'),
    nothing: 1,
    chances: {},
    ...more,
    prizes: (prizes ?? [{ code: 'a' }]).map((prize) => ({
      name: { zh: `奖品 ${prize.code}`, en: `Prize ${prize.code}` },
      gives: { as: 'rewards', rewards: [{ kind: 'growth', params: { growth: 1 } }] },
      weight: 1,
      worth: 100,
      ...prize,
    })),
  });
}
