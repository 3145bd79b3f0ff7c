import { Award, Coins, Store } from 'lucide-react';
import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { BrandMark } from '@/components/shell/brand-mark';
import { ClientTexts } from '@/components/shell/client-texts';
import { UserMenu } from '@/components/shell/user-menu';
import { Card } from '@/components/ui/card';
import { IconPlate } from '@/components/ui/list';
import { signUpGift } from '@/lib/enrolment';
import { formatNumber } from '@/lib/kernel/format';
import { localPath } from '@/lib/kernel/local-path';
import { memberActor } from '@/lib/platform/session';
import { invitationAtHand } from '../_reading/invitation';
import { InviterGreeting } from './_components/greeting';
import { SignInPanel } from './_components/sign-in-panel';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signin.member'))('title') };
}

export default async function SignInPage({
  searchParams,
}: {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}) {
  const { next, inviter } = await searchParams;
  const back = localPath(single(next), '/');
  if ((await memberActor()) !== null) redirect(back as Route);
  const now = new Date();
  const [t, points, invitation] = await Promise.all([
    getTranslations('signin.member'),
    signUpGift(now),
    invitationAtHand(single(inviter)?.slice(0, 40) ?? '', now),
  ]);
  return (
    <>
      <div className="flex items-center justify-between">
        <BrandMark className="size-11" />
        <UserMenu user={null} />
      </div>
      <h1 className="mt-6 text-xl">{t('headline')}</h1>
      <p className="mt-1.5 text-muted">{t('promise')}</p>
      {invitation === null ? null : <InviterGreeting name={invitation.name} rewards={invitation.rewards} />}
      <ul className="mt-5 grid gap-3">
        {points > 0 ? <Promised icon={<Coins />}>{t('giftPoints', { points: formatNumber(points) })}</Promised> : null}
        <Promised icon={<Award />}>{t('giftLevel')}</Promised>
        <Promised icon={<Store />}>{t('giftStore')}</Promised>
      </ul>
      <Card inset className="mt-6">
        <ClientTexts namespaces={['signin']}>
          <SignInPanel back={back} inviter={invitation?.code ?? ''} />
        </ClientTexts>
      </Card>
    </>
  );
}

function Promised({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <li className="flex items-center gap-3">
      <IconPlate className="size-9 [&_svg]:size-[18px]">{icon}</IconPlate>
      <span>{children}</span>
    </li>
  );
}

const single = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);
