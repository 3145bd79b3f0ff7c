import type { Route } from 'next';
import { getTranslations } from 'next-intl/server';
import { cn } from '@/components/ui/cn';
import { NearLink } from '@/components/ui/near-link';
import { WALLET_TABS, type WalletCounts } from '@/lib/coupons';
import { formatNumber } from '@/lib/kernel/format';
import { type WalletAsked, walletHref } from './wallet-query';

/** The four tabs with their counts, as links: Back returns to the one before. */
export async function WalletTabs({ asked, counts }: { readonly asked: WalletAsked; readonly counts: WalletCounts }) {
  const t = await getTranslations('wallet');
  return (
    <nav aria-label={t('tabs')} className="-mx-4 mb-3 border-b border-line">
      <ul className="scrollbar-none flex gap-1 overflow-x-auto px-4">
        {WALLET_TABS.map((tab) => (
          <li key={tab} className="shrink-0">
            <NearLink
              href={walletHref(asked, { tab, q: '' }) as Route}
              aria-current={tab === asked.tab ? 'page' : undefined}
              className={cn(
                '-mb-px flex min-h-target items-center gap-1 border-b-2 px-2.5 text-sm -outline-offset-2',
                tab === asked.tab
                  ? 'border-accent font-medium text-ink'
                  : 'border-transparent text-muted hover:text-ink',
              )}
            >
              {t(`tab.${tab}`)}
              <span className="text-2xs">{formatNumber(counts[tab])}</span>
            </NearLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
