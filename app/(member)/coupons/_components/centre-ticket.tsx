import { ClaimButton } from '@/components/coupons/claim-button';
import { Ticket } from '@/components/coupons/ticket';
import { faceOf } from '@/components/coupons/ticket-words';
import type { TermsWords } from '@/components/coupons/words';
import { ShareButton } from '@/components/sharing/share-button';
import { ProgressBar } from '@/components/ui/track';
import type { CentreOffer } from '@/lib/coupons';
import type { Terms } from '@/lib/coupons/rules/terms';
import { formatDateTime, formatNumber, formatPercent } from '@/lib/kernel/format';
import { publicId } from '@/lib/kernel/id';
import { sayClaimRefusal } from './claim-words';

type Words = Required<TermsWords>;

/** A batch in the claim centre: what it is, how much of it is left, and the button, or why not; sold out keeps its place. */
export function CentreTicket({
  offer,
  words,
  why,
}: {
  readonly offer: CentreOffer;
  readonly words: Words;
  /** Why it is shown to this member. */
  readonly why?: string;
}) {
  const { batch, terms, had, answer, again, isWished } = offer;
  const { t } = words;
  const face = faceOf(terms, words);
  const refusal = answer.allowed ? null : sayClaimRefusal(answer, words);
  return (
    <Ticket
      face={face}
      isPast={!answer.allowed && answer.code === 'sold_out'}
      when={validOf(terms, words)}
      footer={
        <>
          <div className="grid min-w-0 flex-1 gap-1">
            <StockBar offer={offer} words={words} />
            <p className="text-2xs text-pretty text-muted">{limitOf(terms, had, t)}</p>
            {why === undefined ? null : <p className="text-2xs text-muted">{why}</p>}
          </div>
          <ShareButton
            isSmall
            what="coupon"
            code={publicId('couponBatch', batch.id)}
            path="/coupons/centre"
            name={face.name}
          />
          <ClaimButton
            batch={publicId('couponBatch', batch.id)}
            name={face.name}
            had={had.total}
            refusal={refusal}
            remind={again === null ? null : { next: sayNext(offer, words), isOn: isWished }}
          />
        </>
      }
    />
  );
}

function StockBar({ offer, words: { t } }: { readonly offer: CentreOffer; readonly words: Words }) {
  const { total, issued } = offer.stock;
  if (total === null) return <p className="text-2xs text-muted">{t('wallet.stockFree')}</p>;
  const said = t('wallet.stock', { percent: formatPercent(issued / total) });
  return (
    <>
      <ProgressBar value={issued} max={total} label={said} />
      <p className="flex flex-wrap justify-between gap-x-2 text-2xs text-muted">
        <span>{said}</span>
        <span>{t('wallet.stockLeft', { count: formatNumber(Math.max(0, total - issued)) })}</span>
      </p>
    </>
  );
}

/** When it may be claimed; one that has not begun says so in its refusal. */
function sayNext({ answer, again }: CentreOffer, { t, locale, zone }: Words): string | null {
  if (answer.allowed || again === null || answer.facts.reason === 'not_started') return null;
  if (again.at === null) return t('claiming.next.stock');
  return t('claiming.next.at', { at: formatDateTime(again.at, 'datetime', locale, zone) });
}

function limitOf({ perMember, perDay }: Terms, had: CentreOffer['had'], t: Words['t']): string {
  const said = [
    ...(perMember === null ? [] : [t('wallet.limit', { limit: perMember, had: had.total })]),
    ...(perDay === null ? [] : [t('wallet.limitDay', { limit: perDay, had: had.today })]),
  ];
  return said.length === 0 ? t('wallet.unlimited') : said.join(' · ');
}

function validOf({ validity }: Terms, { t, locale, zone }: Words): string {
  if (validity.type !== 'fixed') return t(`wallet.valid.${validity.type}`, { days: validity.days });
  const day = (at: Date) => formatDateTime(at, 'date', locale, zone);
  return t('wallet.valid.fixed', { from: day(validity.from), to: day(new Date(validity.to.getTime() - 1)) });
}
