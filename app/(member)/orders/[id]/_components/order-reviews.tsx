import { getTranslations } from 'next-intl/server';
import { type ReviewedLine, ReviewLines } from '@/components/reviews/review-lines';
import { ClientTexts } from '@/components/shell/client-texts';
import { Section } from '@/components/ui/section';
import { publicId } from '@/lib/kernel/id';
import type { OrderStory } from '@/lib/orders';
import { reader } from '@/lib/platform/reading';
import { ownReviews } from '@/lib/reviews';

/** What was said of the lines that were received, and the way to say it: once for each, of complete orders (4.L). */
export async function OrderReviews({ memberId, story }: { readonly memberId: string; readonly story: OrderStory }) {
  const [t, reviews] = await Promise.all([
    getTranslations('reviews'),
    ownReviews(reader(), memberId, story.externalId),
  ]);
  const lines = story.lines.flatMap(({ id, kind, name, sku, quantity, refundedQuantity }): ReviewedLine[] => {
    const review = reviews.find(({ lineId }) => lineId === id) ?? null;
    const isOpen = story.status === 'completed' && quantity > refundedQuantity;
    return kind === 'goods' && (review !== null || isOpen) ? [{ id, name: name ?? sku, review }] : [];
  });
  if (lines.length === 0) return null;
  return (
    <Section id="reviews" title={t('title')}>
      <ClientTexts namespaces={['reviews', 'answering']}>
        <ReviewLines order={publicId('order', story.id)} lines={lines} />
      </ClientTexts>
    </Section>
  );
}
