import { getTranslations } from 'next-intl/server';
import { endDate } from '@/components/coupons/ticket-words';
import { sayTerm, type TermsWords } from '@/components/coupons/words';
import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { CopyView } from '@/lib/coupons';
import { describeTerms } from '@/lib/coupons/rules/describe';
import { formatDateTime } from '@/lib/kernel/format';
import { isUuid, publicId } from '@/lib/kernel/id';
import { CouponBounds } from './coupon-bounds';

/** What of the terms concerns who uses the coupon; how many there are and who pays is the shop's business. */
const SAID: readonly string[] = ['effect', 'include', 'exclude', 'stores', 'stack'];

/** What the coupon is good for, until when, what became of it, and what happens to it on a refund (4.D.3). */
export async function CouponFacts({ view, words }: { readonly view: CopyView; readonly words: Required<TermsWords> }) {
  const t = await getTranslations('wallet');
  const { copy, terms, state } = view;
  const { locale, zone } = words;
  const day = (at: Date) => formatDateTime(at, 'datetime', locale, zone);
  const description = locale === 'en' ? terms.description.en : terms.description.zh;
  const { reinstate, daysMin } = terms.returning;
  const rules = describeTerms(terms).filter(({ id }) => SAID.includes(id.split(':')[0] ?? ''));
  const order = state === 'USED' && copy.orderId !== null && isUuid(copy.orderId) ? copy.orderId : null;
  return (
    <Section id="rules" title={t('rules')} className="mt-3">
      <Card inset>
        {description === '' ? null : <p className="mb-3 text-dense">{description}</p>}
        <ul className="mb-3 grid list-disc gap-1 pl-5 text-dense">
          {rules.map((sentence) => (
            <li key={sentence.id}>{sayTerm(sentence, words)}</li>
          ))}
          <CouponBounds bounds={copy.bounds} locale={locale} nameOf={words.nameOf} />
        </ul>
        <DescriptionList
          className="border-t border-line pt-3 text-dense"
          items={[
            { name: t('validity'), value: t('span', { from: day(copy.startsAt), to: endDate(copy.endsAt, words) }) },
            { name: t('claimedAt'), value: day(copy.issuedAt) },
            { name: t('refund'), value: reinstate ? t('refundBack', { days: daysMin }) : t('refundKept') },
            ...(copy.prolonged ? [{ key: 'returned', name: '', value: t('returned') }] : []),
            ...(order === null
              ? []
              : [
                  {
                    name: t('usedOn'),
                    value: <TextLink href={`/orders/${publicId('order', order)}`}>{t('openOrder')}</TextLink>,
                  },
                ]),
          ]}
        />
      </Card>
    </Section>
  );
}
