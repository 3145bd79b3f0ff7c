import { getLocale, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { List, ListRow } from '@/components/ui/list';
import { memberUses } from '@/lib/benefits';
import { formatDateTime, formatMoney, formatNumber } from '@/lib/kernel/format';
import { publicId } from '@/lib/kernel/id';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { pageNow, reader } from '@/lib/platform/reading';
import { storeNames } from '@/lib/stores';
import { pick } from '../../_reading/benefit-words';
import { currentProgram } from '../../_reading/member';
import { GiveBackExchange } from './exchange-benefit';

const USES_MAX = 50;

/** What the member has used: when, where, what it gave, and whether it came back (S0-3.4). */
export async function UsedList({ memberId }: { readonly memberId: string }) {
  const [t, said, { zone }, stores, uses] = await Promise.all([
    getTranslations('my-benefits'),
    getLocale(),
    currentProgram(),
    storeNames(),
    memberUses(reader(), memberId, USES_MAX, pageNow()),
  ]);
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  if (uses.length === 0)
    return (
      <Card>
        <EmptyState title={t('empty.used')} />
      </Card>
    );
  return (
    <List label={t('tab.used')}>
      {uses.map(({ use, name, exchange }) => {
        const store = stores.get(use.storeCode ?? '');
        const places = store === undefined ? [] : [pick(store, locale)];
        return (
          <ListRow
            key={`${use.grantId} ${use.source}`}
            title={pick(name, locale)}
            detail={
              <>
                {[formatDateTime(use.at, 'datetime', locale, zone), ...places].join(' · ')}
                {exchange?.isReturnable ? (
                  <GiveBackExchange
                    grant={publicId('benefitGrant', use.grantId)}
                    exchange={exchange.key}
                    name={pick(name, locale)}
                    points={exchange.points}
                  />
                ) : null}
              </>
            }
            trail={
              <span className="text-xs text-muted">
                {use.state === 'returned'
                  ? t('returned')
                  : exchange !== null
                    ? t('exchanged', { points: formatNumber(exchange.points) })
                    : use.amount > 0
                      ? t('saved', { amount: formatMoney(use.amount, 'plain') })
                      : t('usedOnce')}
              </span>
            }
          />
        );
      })}
    </List>
  );
}
