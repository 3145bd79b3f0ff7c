import { getLocale, getTranslations } from 'next-intl/server';
import type { Names } from '@/components/timeline/use-words';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { DescriptionList } from '@/components/ui/description-list';
import { NumberText } from '@/components/ui/number-text';
import type { OrderStory } from '@/lib/orders';

/** What a refund took of points that the order had earned; points that paid for it come back beside that. */
export const pointsTaken = ({ points }: OrderStory['refunds'][number]['moved']): number =>
  points.reduce((sum, move) => (move.type === 'SPEND_RETURN' ? sum : sum + move.points), 0);

/** What the order brought its member, and what refunds took back of it. */
export async function EarnedCard({ story, names }: { readonly story: OrderStory; readonly names: Names }) {
  const [t, locale] = await Promise.all([getTranslations('orders-console.earned'), getLocale()]);
  const { earned, refunds } = story;
  const language = locale === 'en' ? 'en' : 'zh';
  if (earned === null) {
    return (
      <Card>
        <CardHeader title={t('title')} />
        <p className="px-4 pb-4 text-dense text-muted">{t('notYet')}</p>
      </Card>
    );
  }
  const { granted, desired, availableAt } = earned.points;
  const takenPoints = refunds.reduce((sum, { moved }) => sum + pointsTaken(moved), 0);
  const takenGrowth = refunds.reduce((sum, { moved }) => sum + moved.growth, 0);
  const levels = refunds.at(-1)?.moved.level.after ?? null;
  const rows = [
    {
      key: 'points',
      name: t('points'),
      value: <NumberText value={granted} signed className={granted > 0 ? 'font-medium text-success' : undefined} />,
    },
    ...(desired > granted ? [{ key: 'cut', name: t('cut'), value: <NumberText value={granted - desired} /> }] : []),
    ...(availableAt === null
      ? []
      : [{ key: 'from', name: t('from'), value: <DateTime at={availableAt} format="date" zone={names.zone} /> }]),
    {
      key: 'growth',
      name: t('growth'),
      value: (
        <NumberText
          value={earned.growth}
          signed
          className={earned.growth > 0 ? 'font-medium text-success' : undefined}
        />
      ),
    },
    ...(takenPoints === 0
      ? []
      : [
          {
            key: 'takenPoints',
            name: t('takenPoints'),
            value: <NumberText value={takenPoints} className="text-warning" />,
          },
        ]),
    ...(takenGrowth === 0
      ? []
      : [
          {
            key: 'takenGrowth',
            name: t('takenGrowth'),
            value: <NumberText value={takenGrowth} className="text-warning" />,
          },
        ]),
    ...(levels === null ? [] : [{ key: 'level', name: t('level'), value: levels.name[language] }]),
  ];
  return (
    <Card>
      <CardHeader title={t('title')} />
      <DescriptionList className="gap-1.5 px-4 pb-4" items={rows} />
    </Card>
  );
}
