import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { DescriptionList } from '@/components/ui/description-list';
import { NumberText } from '@/components/ui/number-text';
import { Skeleton } from '@/components/ui/skeleton';
import type { MemberFile } from './read-member';
import { ReplayCheck } from './replay-check';

const COMING_MAX = 2;

/** The member's points as they stand now, what is coming and going, and whether the book adds up (4.A.1). */
export async function PointsCard({ file, zone }: { readonly file: MemberFile; readonly zone: string }) {
  const t = await getTranslations('members.points');
  const { book } = file;
  if (book === null) return null;
  const { available, pending, held, debt, earned, spent, expired, expiring, arriving } = book.points;
  const rows = [
    { key: 'pending', name: t('pending'), value: <NumberText value={pending} /> },
    ...(held > 0 ? [{ key: 'held', name: t('held'), value: <NumberText value={held} /> }] : []),
    ...(debt > 0
      ? [{ key: 'debt', name: t('debt'), value: <NumberText value={debt} className="font-medium text-danger" /> }]
      : []),
    { key: 'earned', name: t('earned'), value: <NumberText value={earned} /> },
    { key: 'spent', name: t('spent'), value: <NumberText value={spent} /> },
    { key: 'expired', name: t('expired'), value: <NumberText value={expired} /> },
    { key: 'growth', name: t('growth'), value: <NumberText value={book.growth.total} /> },
  ];
  const dated = (kind: 'arriving' | 'expiring', lots: typeof arriving) =>
    lots.slice(0, COMING_MAX).map(({ points, at }) => (
      <li key={`${kind}${at.getTime()}`} className="flex justify-between gap-3">
        <span className="text-muted">
          <DateTime at={at} format="date" zone={zone} /> {t(kind)}
        </span>
        <NumberText value={points} />
      </li>
    ));
  return (
    <Card>
      <CardHeader title={t('title')} note={t('now')} />
      <div className="px-4 pb-3.5">
        <p className="text-xl font-bold">
          <NumberText value={available} />
          <span className="ml-1.5 text-xs font-normal text-muted">{t('available')}</span>
        </p>
        <DescriptionList className="mt-2 gap-1.5" items={rows} />
        {arriving.length + expiring.length > 0 ? (
          <ul className="mt-2.5 grid gap-1 border-t border-line pt-2.5 text-xs">
            {dated('arriving', arriving)}
            {dated('expiring', expiring)}
          </ul>
        ) : null}
      </div>
      <div className="border-t border-line px-4 py-2.5">
        <Suspense fallback={<Skeleton className="w-40" />}>
          <ReplayCheck memberId={file.profile.id} />
        </Suspense>
      </div>
    </Card>
  );
}
