import { getTranslations } from 'next-intl/server';
import { RefreshOnReturn } from '@/components/members/refresh-on-return';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { couponWallet } from '@/lib/coupons';
import { pageNow, reader } from '@/lib/platform/reading';
import { Refusals } from '../../_components/refusals';
import { couponWords } from '../../_reading/coupon-words';
import { requireMember } from '../../_reading/member';
import { OwnTicket } from './own-ticket';
import { WalletFilter } from './wallet-filter';
import { type WalletAsked, walletHref } from './wallet-query';
import { WalletTabs } from './wallet-tabs';

const PAGE = 20;

/** The member's own coupons of one tab (M4): what ends soonest first, unless another order is asked for. */
export async function Wallet({ asked }: { readonly asked: WalletAsked }) {
  const memberId = await requireMember(walletHref(asked, { cursor: asked.cursor }));
  const now = pageNow();
  const [t, page] = await Promise.all([
    getTranslations('wallet'),
    couponWallet(reader(), memberId, { ...asked, limit: PAGE, now }),
  ]);
  const words = await couponWords(page.copies.map(({ terms }) => terms));
  const { counts, copies, nextCursor } = page;
  return (
    <>
      <RefreshOnReturn asOf={now.toISOString()} />
      <WalletTabs asked={asked} counts={counts} />
      <WalletFilter asked={asked} count={counts[asked.tab]} soon={counts.soon} />
      {copies.length === 0 ? (
        <Nothing asked={asked} />
      ) : (
        <ul aria-label={t(`tab.${asked.tab}`)} className="grid gap-3">
          {copies.map((view) => (
            <OwnTicket key={view.copy.id} view={view} now={now} words={words} />
          ))}
        </ul>
      )}
      {asked.tab === 'used' ? <Refusals memberId={memberId} topics={['coupon']} /> : null}
      {nextCursor === null ? null : (
        <div className="mt-4 grid justify-items-center">
          <LinkButton href={walletHref(asked, { cursor: nextCursor })} size="sm">
            {t('more')}
          </LinkButton>
        </div>
      )}
    </>
  );
}

async function Nothing({ asked }: { readonly asked: WalletAsked }) {
  const t = await getTranslations('wallet');
  const isSearch = asked.q !== '';
  return (
    <Card>
      <EmptyState
        drawing={isSearch ? 'search' : 'box'}
        title={isSearch ? t('empty.search', { q: asked.q }) : t(`empty.${asked.tab}`)}
        actions={
          isSearch ? (
            <LinkButton href={walletHref(asked, { q: '' })}>{t('empty.clear')}</LinkButton>
          ) : (
            <LinkButton href="/coupons/centre" variant="primary">
              {t('toCentre')}
            </LinkButton>
          )
        }
      >
        {isSearch ? null : t('empty.note')}
      </EmptyState>
    </Card>
  );
}
