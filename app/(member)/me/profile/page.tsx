import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ClientTexts } from '@/components/shell/client-texts';
import { MemberTop } from '@/components/shell/member-top';
import { Card } from '@/components/ui/card';
import { TextLink } from '@/components/ui/text-link';
import { localDate } from '@/lib/kernel/day';
import { birthdayChangesLeft } from '@/lib/members';
import { traitsOf } from '@/lib/members/rules/traits';
import { storeNames } from '@/lib/stores';
import { ListPageSkeleton } from '../../_components/skeletons';
import { currentProgram, ownProfile, requireMember } from '../../_reading/member';
import { ProfileForm } from './_components/profile-form';
import { TraitsForm } from './_components/traits-form';

/** The title of the page of one's own profile. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('profile'))('title') };
}

export default async function ProfilePage() {
  const t = await getTranslations('profile');
  return (
    <>
      <MemberTop title={t('title')} back="/me" />
      <Suspense fallback={<ListPageSkeleton />}>
        <Profile />
      </Suspense>
    </>
  );
}

async function Profile() {
  const memberId = await requireMember('/me/profile');
  const [t, s, locale, { zone }, profile, stores, birthdayLeft] = await Promise.all([
    getTranslations('profile'),
    getTranslations('traits'),
    getLocale(),
    currentProgram(),
    ownProfile(memberId),
    storeNames(),
    birthdayChangesLeft(memberId),
  ]);
  const { name, gender, birthday, email, region, storeCode, tags } = profile;
  return (
    <div className="grid gap-3">
      <Card inset>
        <p className="mb-4 text-dense text-muted">{t('note')}</p>
        <ClientTexts namespaces={['profile', 'signin']}>
          <ProfileForm
            profile={{ name, gender, birthday, email, region, storeCode }}
            birthdayLeft={birthdayLeft}
            today={localDate(new Date(), zone)}
            stores={[...stores].flatMap(([code, { zh, en, isClosed }]) =>
              isClosed && code !== storeCode ? [] : [{ value: code, label: locale === 'en' ? en : zh }],
            )}
          />
        </ClientTexts>
      </Card>
      <Card inset>
        <h2 className="text-base font-medium">{s('title')}</h2>
        <p className="mt-1 text-dense text-muted">{s('note')}</p>
        <p className="mt-1 mb-4 text-xs text-muted">
          {s('consent')}{' '}
          <TextLink href="/me/privacy" className="underline">
            {s('toPrivacy')}
          </TextLink>
        </p>
        <ClientTexts namespaces={['traits', 'signin']}>
          <TraitsForm said={traitsOf(tags)} />
        </ClientTexts>
      </Card>
    </div>
  );
}
