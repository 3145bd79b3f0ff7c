import { Rocket } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { RewardList } from '@/components/rewards/reward-list';
import { ClientTexts } from '@/components/shell/client-texts';
import { Banner } from '@/components/ui/banner';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { List, ListRow } from '@/components/ui/list';
import { Section } from '@/components/ui/section';
import { Stat, Stats } from '@/components/ui/stat';
import { formatNumber } from '@/lib/kernel/format';
import { pageNow, reader } from '@/lib/platform/reading';
import { ownBinding, ownInvitations } from '@/lib/referral';
import { ownProfile, requireMember } from '../../_reading/member';
import { ownAddress } from '../../_reading/own-address';
import { FriendRow } from './friend-row';
import { InviteTerms } from './invite-terms';
import { OwnBinding } from './own-binding';
import { SharePlate } from './share-plate';

/** The member's invitations: the link to pass on, what it brings, each friend's state, and what has been earned. */
export async function Invitations() {
  const memberId = await requireMember('/invite');
  const locale = await getLocale();
  const [t, profile, own, binding, address] = await Promise.all([
    getTranslations('invite'),
    ownProfile(memberId),
    ownInvitations(reader(), memberId, pageNow(), locale),
    ownBinding(reader(), memberId, locale),
    ownAddress(),
  ]);
  const { rules, figures, friends, zone } = own;
  const link = `${address}/join?i=${profile.code}`;
  return (
    <ClientTexts namespaces={['invite', 'rewards']}>
      {binding === null ? null : <OwnBinding {...binding} zone={zone} />}
      {rules.isOpen ? (
        <Card inset>
          <h2 className="text-lg">{t('headline')}</h2>
          <dl className="mt-2 grid gap-1.5">
            {own.inviter.length === 0 ? null : <Promised name={t('youGet')} lines={own.inviter} />}
            {own.friend.length === 0 ? null : <Promised name={t('friendGets')} lines={own.friend} />}
          </dl>
          <SharePlate link={link} code={profile.code} />
        </Card>
      ) : (
        <Banner tone="info" title={t('closed')}>
          {t('closedNote')}
        </Banner>
      )}
      <Stats label={t('figures')} className="mt-3">
        <Stat value={formatNumber(figures.friends)} name={t('friends')} />
        <Stat value={formatNumber(figures.waiting)} name={t('waiting')} />
        <Stat value={formatNumber(figures.rewarded)} name={t('rewarded')} />
      </Stats>
      <Section id="friends" title={t('list')}>
        {friends.length === 0 ? (
          <Card>
            <EmptyState drawing="people" title={t('empty')}>
              {t('emptyNote')}
            </EmptyState>
          </Card>
        ) : (
          <List label={t('list')}>
            {friends.map((friend) => (
              <FriendRow key={friend.key} friend={friend} zone={zone} />
            ))}
          </List>
        )}
      </Section>
      {own.earned.length === 0 ? null : (
        <Section id="earned" title={t('earned')}>
          <Card inset>
            <RewardList lines={own.earned} />
          </Card>
        </Section>
      )}
      <Section id="terms" title={t('terms.title')}>
        <InviteTerms rules={rules} used={own.used} />
      </Section>
      <List className="mt-6">
        <ListRow icon={<Rocket />} href="/boost" title={t('boost')} detail={t('boostNote')} />
      </List>
    </ClientTexts>
  );
}

function Promised({
  name,
  lines,
}: {
  readonly name: string;
  readonly lines: Parameters<typeof RewardList>[0]['lines'];
}) {
  return (
    <div className="flex flex-wrap items-baseline gap-x-2">
      <dt className="text-dense text-muted">{name}</dt>
      <dd className="font-medium text-accent">
        <RewardList inline lines={lines} />
      </dd>
    </div>
  );
}
