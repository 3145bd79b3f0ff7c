import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { BrandMark } from '@/components/shell/brand-mark';
import { UserMenu } from '@/components/shell/user-menu';
import { Card } from '@/components/ui/card';
import { localPath } from '@/lib/kernel/local-path';
import { staffActorOfRequest } from '@/lib/platform/session';
import { StaffSignIn } from './_components/staff-sign-in';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signin.staff'))('title') };
}

export default async function ConsoleSignInPage({
  searchParams,
}: {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}) {
  const { next } = await searchParams;
  const back = localPath(Array.isArray(next) ? next[0] : next, '/console');
  if ((await staffActorOfRequest()) !== null) redirect(back as Route);
  const t = await getTranslations('signin.staff');
  return (
    <main className="mx-auto grid min-h-dvh max-w-[400px] content-center px-4 py-10">
      <div className="flex items-center justify-between">
        <BrandMark className="size-10" />
        <UserMenu user={null} />
      </div>
      <h1 className="mt-5 text-xl">{t('title')}</h1>
      <p className="mt-1 text-dense text-muted">{t('note')}</p>
      <Card className="mt-5 p-5">
        <StaffSignIn back={back} />
      </Card>
    </main>
  );
}
