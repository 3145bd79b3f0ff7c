import { Ticket } from '@/components/coupons/ticket';
import { faceOf, sayEnd } from '@/components/coupons/ticket-words';
import type { TermsWords } from '@/components/coupons/words';
import type { CopyView } from '@/lib/coupons';
import { formatDateTime } from '@/lib/kernel/format';
import { publicId } from '@/lib/kernel/id';

/** A member's own coupon in the list: what it is worth and what became of it. */
export function OwnTicket({
  view,
  now,
  words,
}: {
  readonly view: CopyView;
  readonly now: Date;
  readonly words: Required<TermsWords>;
}) {
  const { copy, state, terms } = view;
  const { when, isSoon } = sayTime(view, now, words);
  return (
    <Ticket
      face={faceOf(terms, words)}
      href={`/coupons/${publicId('coupon', copy.id)}`}
      isPast={state !== 'CLAIMED' && state !== 'HELD'}
      when={when}
      isSoon={isSoon}
    />
  );
}

/** What there is to know of the time of a copy: until when, from when, or when it ended. */
export function sayTime(
  { copy, state }: CopyView,
  now: Date,
  words: Required<TermsWords>,
): { when: string; isSoon: boolean } {
  const { t, locale, zone } = words;
  const day = (at: Date) => formatDateTime(at, 'datetime', locale, zone);
  const said = (when: string) => ({ when, isSoon: false });
  if (state === 'USED') return said(t('wallet.usedAt', { date: day(copy.usedAt ?? now) }));
  if (state === 'EXPIRED') return said(t('wallet.endedAt', { date: day(copy.endsAt) }));
  if (state === 'VOIDED') return said(t('wallet.voided'));
  if (state === 'HELD') return said(t('wallet.held'));
  if (copy.startsAt > now) return said(t('wallet.from', { date: day(copy.startsAt) }));
  const end = sayEnd(copy.endsAt, now, words);
  return { when: end.text, isSoon: end.isSoon };
}
