import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Banner } from '@/components/ui/banner';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { DescriptionList } from '@/components/ui/description-list';
import { LinkButton } from '@/components/ui/link-button';
import { Track } from '@/components/ui/track';
import { formatNumber, formatPercent } from '@/lib/kernel/format';
import type { repairPage } from '@/lib/repairs';
import type { Choice } from '@/lib/repairs/rules/choice';
import type { Remedy } from '@/lib/repairs/rules/due';

type Page = Awaited<ReturnType<typeof repairPage.run>>;

/** What a repair is about, what it does, how far it is, and by whom. */
export async function RepairDetail({ page: { repair, zone, request } }: { readonly page: Page }) {
  const t = await getTranslations('repairs');
  const { state, members, done, skipped, short, choice, remedy, cancelledWhy } = repair;
  return (
    <div className="mb-4 grid gap-4">
      {state === 'waiting' ? (
        <Banner
          tone={request?.state === 'rejected' ? 'warning' : 'info'}
          title={request?.state === 'rejected' ? t('rejected') : t('waits')}
          action={
            request?.state === 'requested' ? (
              <LinkButton href="/console/approvals">{t('toApprovals')}</LinkButton>
            ) : undefined
          }
        >
          {request?.state === 'rejected' ? request.note : t('waitsNote')}
        </Banner>
      ) : null}
      {cancelledWhy === null ? null : <Banner tone="warning" title={t('cancelledWhy', { why: cancelledWhy })} />}
      {short > 0 ? <Banner tone="warning" title={t('shortNote', { count: short })} /> : null}
      <div className="grid items-start gap-4 desk:grid-cols-2">
        <Card>
          <CardHeader title={t('what')} />
          <DescriptionList className="px-4 pb-4" items={await items(choice, remedy, zone)} />
        </Card>
        <Card>
          <CardHeader title={t('progress')} />
          <div className="grid gap-3 px-4 pb-4">
            <Track
              name={t('column.progress')}
              reading={t('ofMembers', { done: done + skipped, members })}
              value={done + skipped}
              max={members}
              label={t('column.progress')}
              tone={state === 'done' ? 'success' : 'accent'}
            />
            <DescriptionList items={await facts(repair, zone)} />
          </div>
        </Card>
      </div>
    </div>
  );
}

type Item = { readonly key: string; readonly name: string; readonly value: ReactNode };

async function items(choice: Choice | null, remedy: Remedy | null, zone: string): Promise<Item[]> {
  const [t, locale] = await Promise.all([getTranslations('repairs'), getLocale()]);
  if (choice === null || remedy === null) return [{ key: 'unknown', name: t('unreadable'), value: '–' }];
  const right = (one: Remedy['points']) =>
    one === null
      ? null
      : one.how === 'each'
        ? t('each', { amount: formatNumber(one.amount, true) })
        : t('right', { share: formatPercent(one.bp / 10_000) });
  const { message, coupon } = remedy;
  const rows: readonly (readonly [string, ReactNode])[] = [
    [
      t(`by.${choice.by}`),
      choice.version === null ? choice.code : `${choice.code} · ${t('versionOf', { version: choice.version })}`,
    ],
    [
      t('field.outcome'),
      choice.reason === '' ? t(`outcome.${choice.outcome}`) : `${t(`outcome.${choice.outcome}`)} · ${choice.reason}`,
    ],
    [t('field.from'), <DateTime key="from" at={choice.from} format="datetime" zone={zone} />],
    [t('field.to'), <DateTime key="to" at={choice.to} format="datetime" zone={zone} />],
    [t('column.points'), right(remedy.points)],
    [t('column.growth'), right(remedy.growth)],
    [t('column.coupons'), coupon === null ? null : `${coupon.batch} × ${coupon.count}`],
    [
      t('field.message'),
      message === null
        ? null
        : locale === 'en'
          ? `${message.title.en}: ${message.text.en}`
          : `${message.title.zh}：${message.text.zh}`,
    ],
    [t('field.perMember'), formatNumber(remedy.perMember)],
    [t('field.onShort'), t(`short.${remedy.onShort}`)],
  ];
  return rows.flatMap(([name, value]) => (value === null ? [] : [{ key: name, name, value }]));
}

async function facts(repair: Page['repair'], zone: string): Promise<Item[]> {
  const t = await getTranslations('repairs');
  const { createdBy, createdAt, approvedBy, finishedAt, skipped } = repair;
  const sums = SUMS.filter((name) => repair[name] !== 0).map(
    (name) => [t(`sum.${name}`), formatNumber(repair[name])] as const,
  );
  const rows: readonly (readonly [string, ReactNode])[] = [
    ...sums,
    ...(skipped === 0 ? [] : [[t('member_state.skipped'), formatNumber(skipped)] as const]),
    [
      t('column.by'),
      <span key="by">
        {createdBy} · <DateTime at={createdAt} format="datetime" zone={zone} />
      </span>,
    ],
    ...(approvedBy === null ? [] : [[t('column.approved'), approvedBy] as const]),
    ...(finishedAt === null
      ? []
      : [[t('finished'), <DateTime key="end" at={finishedAt} format="datetime" zone={zone} />] as const]),
  ];
  return rows.map(([name, value]) => ({ key: name, name, value }));
}

const SUMS = ['decisions', 'pointsGiven', 'pointsTaken', 'growthGiven', 'growthTaken', 'coupons'] as const;
