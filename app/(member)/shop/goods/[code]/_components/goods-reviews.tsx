import { getTranslations } from 'next-intl/server';
import { Stars } from '@/components/reviews/stars';
import { DateTime } from '@/components/ui/date-time';
import { Section } from '@/components/ui/section';
import { reader } from '@/lib/platform/reading';
import { goodsReviews } from '@/lib/reviews';
import { currentProgram } from '../../../../_reading/member';

const SHOWN = 10;

/** What members who received it say of a product, newest first, by masked names (4.L, 4.K). */
export async function GoodsReviews({ skus }: { readonly skus: readonly string[] }) {
  const [t, { zone }, reviews] = await Promise.all([
    getTranslations('reviews'),
    currentProgram(),
    goodsReviews(reader(), skus, SHOWN),
  ]);
  if (reviews.length === 0) return null;
  return (
    <Section id="reviews" title={t('title')}>
      <ul className="divide-y divide-line rounded-card border border-line bg-surface">
        {reviews.map(({ id, stars, text, writtenAt, name }) => (
          <li key={id} className="grid gap-1 px-4 py-3">
            <p className="flex flex-wrap items-center justify-between gap-x-3">
              <Stars stars={stars} />
              <span className="text-xs text-muted">
                {name ?? t('somebody')} · <DateTime at={writtenAt} format="date" zone={zone} />
              </span>
            </p>
            {text === '' ? null : <p className="whitespace-pre-wrap break-words text-dense">{text}</p>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
