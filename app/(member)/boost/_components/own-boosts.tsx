import { getLocale, getTranslations } from 'next-intl/server';
import { RewardList } from '@/components/rewards/reward-list';
import { ClientTexts } from '@/components/shell/client-texts';
import { StatusPill } from '@/components/ui/badge';
import { Banner } from '@/components/ui/banner';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { List, ListRow } from '@/components/ui/list';
import { Section } from '@/components/ui/section';
import { formatNumber } from '@/lib/kernel/format';
import { pageNow, reader } from '@/lib/platform/reading';
import { type BoostView, ownBoosts } from '@/lib/referral';
import { requireMember } from '../../_reading/member';
import { ownAddress } from '../../_reading/own-address';
import { BoostLink } from './boost-link';
import { BoostProgress } from './boost-progress';
import { StartBoost } from './start-boost';

const MEANINGS = { open: 'running', reached: 'ok', ended: 'stopped' } as const;

/** One's own boosts: the open one with its link and who has helped, or how to begin one; those of before. */
export async function OwnBoosts() {
  const memberId = await requireMember('/boost');
  const locale = await getLocale();
  const [t, own, address] = await Promise.all([
    getTranslations('boost'),
    ownBoosts(reader(), memberId, pageNow(), locale),
    ownAddress(),
  ]);
  const { boosts, helpers, rules, left, zone } = own;
  const [newest, ...older] = boosts;
  const open = newest?.phase === 'open' ? newest : null;
  const before = open === null ? boosts : older;
  return (
    <ClientTexts namespaces={['boost', 'rewards']}>
      <Card inset>
        <h2 className="text-lg">{t('headline', { wanted: formatNumber(open?.wanted ?? rules.wanted) })}</h2>
        <p className="mt-1 font-medium text-accent">
          <RewardList inline lines={own.owner} />
        </p>
        {own.helper.length === 0 ? null : (
          <p className="mt-1 text-dense text-muted">
            {t('helperGets')}
            <RewardList inline lines={own.helper} />
          </p>
        )}
        {open === null ? null : <OpenBoost boost={open} helpers={helpers} address={address} zone={zone} />}
        {open === null && rules.isOpen && left > 0 ? <StartBoost hours={rules.hours} left={left} /> : null}
      </Card>
      {open !== null || (rules.isOpen && left > 0) ? null : (
        <Banner tone="info" title={rules.isOpen ? t('monthFull') : t('closed')} className="mt-3">
          {rules.isOpen ? t('monthFullNote', { limit: formatNumber(rules.perMonth) }) : t('closedNote')}
        </Banner>
      )}
      {before.length === 0 ? null : (
        <Section id="before" title={t('before')}>
          <List label={t('before')}>
            {before.map((boost) => (
              <ListRow
                key={boost.code}
                title={t('ofWanted', { helped: formatNumber(boost.helped), wanted: formatNumber(boost.wanted) })}
                detail={<DateTime at={boost.startedAt} format="date" zone={zone} />}
                trail={
                  <StatusPill meaning={MEANINGS[boost.phase]}>
                    {boost.phase === 'reached' ? t(`gift.${boost.gift}`) : t(`phase.${boost.phase}`)}
                  </StatusPill>
                }
              />
            ))}
          </List>
        </Section>
      )}
      <Section id="terms" title={t('terms.title')}>
        <Card inset>
          <ul className="grid list-disc gap-1.5 pl-5 text-dense">
            <li>{t('terms.time', { wanted: formatNumber(rules.wanted), hours: formatNumber(rules.hours) })}</li>
            <li>{t('terms.month', { limit: formatNumber(rules.perMonth) })}</li>
            <li>{t('terms.friend', { limit: formatNumber(rules.helpsPerDay) })}</li>
            <li>{t('terms.late')}</li>
          </ul>
        </Card>
      </Section>
    </ClientTexts>
  );
}

async function OpenBoost({
  boost,
  helpers,
  address,
  zone,
}: {
  readonly boost: BoostView;
  readonly helpers: readonly { readonly name: string | null }[];
  readonly address: string;
  readonly zone: string;
}) {
  const t = await getTranslations('boost');
  const names = helpers.map(({ name }) => name ?? t('unnamed')).join(t('comma'));
  return (
    <>
      <BoostProgress boost={boost} zone={zone} />
      <BoostLink link={`${address}/boost/${boost.code}`} />
      <p className="mt-3 text-dense text-muted">{helpers.length === 0 ? t('nobodyYet') : t('helpedBy', { names })}</p>
    </>
  );
}
