import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { MemberTop } from '@/components/shell/member-top';
import { PanelSkeleton, RowsSkeleton } from '../_components/skeletons';
import { TaskCentre } from './_components/task-centre';

type Asked = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> };

/** The title of the page of tasks. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('my-tasks'))('title') };
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export default async function TasksPage({ searchParams }: Asked) {
  const [t, { month }] = await Promise.all([getTranslations('my-tasks'), searchParams]);
  const asked = typeof month === 'string' && MONTH.test(month) ? month : null;
  return (
    <>
      <MemberTop title={t('title')} back="/" />
      <Suspense
        fallback={
          <div className="grid gap-6">
            <PanelSkeleton className="h-56" />
            <RowsSkeleton rows={5} />
          </div>
        }
      >
        <TaskCentre month={asked} />
      </Suspense>
    </>
  );
}
