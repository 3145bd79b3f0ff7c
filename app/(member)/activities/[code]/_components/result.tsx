import { useTranslations } from 'next-intl';
import { Banner } from '@/components/ui/banner';
import { TextLink } from '@/components/ui/text-link';
import type { Slot } from './skin';
import type { Drawn } from './use-draw';

/** What was drawn, in words: what it is, where it went, and why it is something else than was rolled. */
export function Result({
  drawn,
  slots,
  slot,
}: {
  readonly drawn: Drawn;
  readonly slots: readonly Slot[];
  readonly slot: Slot;
}) {
  const t = useTranslations('activities');
  const rolled = slots.find(({ code }) => code === drawn.rolled)?.name ?? '';
  const isWon = drawn.prize !== null;
  return (
    <Banner
      tone={isWon ? 'success' : 'info'}
      title={isWon ? t('won', { prize: slot.name }) : t('lost')}
      action={isWon ? <TextLink href="/activities/prizes">{t(slot.isSent ? 'toAddress' : 'toPrizes')}</TextLink> : null}
    >
      {drawn.instead === null ? null : <p>{t(`instead.${drawn.instead as 'sold_out'}`, { prize: rolled })}</p>}
      {isWon ? <p>{t(slot.isSent ? 'wonSent' : 'wonGiven')}</p> : null}
    </Banner>
  );
}
