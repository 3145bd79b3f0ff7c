import {
  Award,
  Coins,
  Gift,
  ListChecks,
  ReceiptText,
  Rocket,
  Scale,
  ShieldCheck,
  ShoppingBag,
  TrendingUp,
  UserPlus,
} from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ClientTexts } from '@/components/shell/client-texts';
import { MemberTop } from '@/components/shell/member-top';
import { PreferenceForm } from '@/components/shell/preference-form';
import { Avatar } from '@/components/ui/avatar';
import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { List, ListRow } from '@/components/ui/list';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { formatDateTime, groupDigits } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { maskBirthday, maskEmail, maskMobile } from '@/lib/members/rules/mask';
import { listSessions } from '@/lib/platform/session';
import { ListPageSkeleton } from '../_components/skeletons';
import { currentProgram, ownProfile, requireMember } from '../_reading/member';
import { Devices } from './_components/devices';
import { SetPassword } from './_components/set-password';
import { SignOut } from './_components/sign-out';

/** The title of one's own page. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('me'))('title') };
}

export default async function MePage() {
  const t = await getTranslations('me');
  return (
    <>
      <MemberTop title={t('title')} />
      <Suspense fallback={<ListPageSkeleton />}>
        <Me />
      </Suspense>
    </>
  );
}

async function Me() {
  const memberId = await requireMember('/me');
  const [t, { zone }, profile, sessions] = await Promise.all([
    getTranslations('me'),
    currentProgram(),
    ownProfile(memberId),
    listSessions('member'),
  ]);
  const locale = localeOf(await getLocale()) ?? DEFAULT_LOCALE;
  const { name, mobile, email, birthday, code, registeredAt } = profile;
  return (
    <>
      <Card inset aria-labelledby="who">
        <div className="flex items-center gap-3">
          <Avatar name={name} className="size-14 text-base" />
          <div className="min-w-0">
            <h2 id="who" className="text-lg">
              {name ?? t('noName')}
            </h2>
            <p className="text-xs text-muted">
              {t('code')} <span className="select-all tracking-wider text-ink">{groupDigits(code)}</span>
            </p>
          </div>
        </div>
        <DescriptionList
          className="mt-4 border-t border-line pt-3.5 text-dense"
          items={[
            { key: 'mobile', name: t('mobile'), value: mobile === null ? t('none') : maskMobile(mobile) },
            { key: 'email', name: t('email'), value: email === null ? t('none') : maskEmail(email) },
            { key: 'birthday', name: t('birthday'), value: birthday === null ? t('none') : maskBirthday(birthday) },
            { key: 'since', name: t('since'), value: formatDateTime(registeredAt, 'date', locale, zone) },
          ]}
        />
        <p className="mt-3 flex items-baseline justify-between gap-3 text-2xs text-muted">
          {t('masked')}
          <TextLink href="/me/profile" className="shrink-0 text-dense underline">
            {t('editProfile')}
          </TextLink>
        </p>
      </Card>
      <Section id="links" title={t('links')}>
        <List>
          <ListRow icon={<Award />} title={t('level')} href="/level" />
          <ListRow icon={<Coins />} title={t('points')} href="/points" />
          <ListRow icon={<TrendingUp />} title={t('growth')} href="/growth" />
          <ListRow icon={<ListChecks />} title={t('tasks')} href="/tasks" />
          <ListRow icon={<ReceiptText />} title={t('orders')} href="/orders" />
          <ListRow icon={<ShieldCheck />} title={t('privacy')} href="/me/privacy" />
          <ListRow icon={<UserPlus />} title={t('invite')} href="/invite" />
          <ListRow icon={<Rocket />} title={t('boost')} href="/boost" />
          <ListRow icon={<ShoppingBag />} title={t('mall')} href="/mall" />
          <ListRow icon={<Gift />} title={t('prizes')} href="/activities/prizes" />
          <ListRow icon={<Scale />} title={t('rules')} href="/rules" />
        </List>
      </Section>
      <Section id="preferences" title={t('preferences')}>
        <Card inset>
          <PreferenceForm />
        </Card>
      </Section>
      <ClientTexts namespaces={['me', 'signin']}>
        <Section id="devices" title={t('devices')}>
          <Devices
            zone={zone}
            sessions={sessions.map(({ id, userAgent, lastSeenAt, isCurrent }) => ({
              id,
              userAgent,
              lastSeenAt: lastSeenAt.toISOString(),
              isCurrent,
            }))}
          />
        </Section>
        <Section id="password" title={t('password')}>
          <Card inset>
            <SetPassword />
          </Card>
        </Section>
        <SignOut />
      </ClientTexts>
    </>
  );
}
