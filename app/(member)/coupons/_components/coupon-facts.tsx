import { getTranslations } from 'next-intl/server';
import { printTerms } from '@/app/_terms/printer';
import { coupon as printer } from '@/app/_terms/printers';
import { termWords } from '@/app/_terms/words';
import { endDate } from '@/components/coupons/ticket-words';
import type { TermsWords } from '@/components/coupons/words';
import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { CopyView } from '@/lib/coupons';
import { formatDateTime } from '@/lib/kernel/format';
import { isUuid, publicId } from '@/lib/kernel/id';
import { reader } from '@/lib/platform/reading';
import { currentProgram } from '../../_reading/member';
import { CouponBounds } from './coupon-bounds';

/** What of the printed terms concerns who has the coupon already: not how many there are and who may claim. */
const SAID = /^(effect|include|exclude|stores|stack|param)([:.]|$)/;

/** What the coupon is good for, until when, what became of it, and what happens to it on a refund (4.D.3). */
export async function CouponFacts({ view, words }: { readonly view: CopyView; readonly words: Required<TermsWords> }) {
  const t = await getTranslations('wallet');
  const { copy, terms, state } = view;
  const { locale, zone } = words;
  const day = (at: Date) => formatDateTime(at, 'datetime', locale, zone);
  const description = locale === 'en' ? terms.description.en : terms.description.zh;
  const { reinstate, daysMin } = terms.returning;
  const book = { printer, code: null, name: null, note: null, versions: [{ version: 1, from: null, terms }] };
  const printed = printTerms(printer, terms, await termWords(reader(), await currentProgram(), [book]));
  const rules = printed.filter(({ id }) => SAID.test(id));
  const order = state === 'USED' && copy.orderId !== null && isUuid(copy.orderId) ? copy.orderId : null;
  return (
    <Section id="rules" title={t('rules')} className="mt-3">
      <Card inset>
        {description === '' ? null : <p className="mb-3 text-dense">{description}</p>}
        <ul className="mb-3 grid list-disc gap-1 pl-5 text-dense">
          {rules.map(({ id, text }) => (
            <li key={id}>{text}</li>
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
