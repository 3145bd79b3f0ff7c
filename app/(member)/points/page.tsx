import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { Passbook } from '@/components/ledger/passbook';
import { CapRoom } from '@/components/points/cap-room';
import { DateBuckets } from '@/components/points/date-buckets';
import { DebtNote } from '@/components/points/debt-note';
import { HeldPoints } from '@/components/points/held-points';
import { ClientTexts } from '@/components/shell/client-texts';
import { MemberTop } from '@/components/shell/member-top';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Section } from '@/components/ui/section';
import { formatNumber } from '@/lib/kernel/format';
import { reader } from '@/lib/platform/reading';
import { pointsCapRooms, pointsRules } from '@/lib/points';
import { RulesLink } from '../_components/rules-link';
import { ListPageSkeleton } from '../_components/skeletons';
import { currentProgram, ownStanding, requireMember } from '../_reading/member';
import { PASSBOOK_LIMIT, readLedgerPage } from '../_reading/passbook';

/** The title of the page of points. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('points'))('title') };
}

export default async function PointsPage() {
  const t = await getTranslations('points');
  return (
    <>
      <MemberTop title={t('title')} back="/" />
      <Suspense fallback={<ListPageSkeleton />}>
        <Points />
      </Suspense>
      <RulesLink to="#points" />
    </>
  );
}

async function Points() {
  const memberId = await requireMember('/points');
  const [t, program, { now, points }] = await Promise.all([
    getTranslations('points'),
    currentProgram(),
    ownStanding(memberId),
  ]);
  const { zone } = program;
  const [capTexts, rooms, first, versions] = await Promise.all([
    getTranslations('cap-room'),
    pointsCapRooms(reader(), program, memberId, now),
    readLedgerPage(reader(), memberId, ['points'], { cursor: null, limit: PASSBOOK_LIMIT, now }),
    pointsRules(reader(), program),
  ]);
  const rules = versions.find(({ effectiveFrom }) => effectiveFrom <= now)?.rules;
  return (
    <>
      <Card inset aria-labelledby="balance">
        <h2 id="balance" className="text-xs font-normal text-muted">
          {t('balance')}
        </h2>
        <p className="text-2xl font-bold">{formatNumber(points.available)}</p>
        <dl className="mt-3 grid grid-cols-2 gap-3 border-t sm:grid-cols-4 border-line pt-3 text-xs">
          <Figure name={t('pending')} value={points.pending} />
          {points.held > 0 ? <Figure name={t('held')} value={points.held} /> : null}
          <Figure name={t('earned')} value={points.earned} />
          <Figure name={t('spent')} value={points.spent} />
          <Figure name={t('expired')} value={points.expired} />
        </dl>
      </Card>
      <DebtNote debt={points.debt} className="mt-3" />
      {points.holding.length > 0 ? (
        <Section id="holding" title={t('holding')}>
          <HeldPoints holding={points.holding} zone={zone} />
          <p className="mx-0.5 mt-2 text-xs text-muted">{t('holdingNote')}</p>
        </Section>
      ) : null}
      {points.arriving.length > 0 ? (
        <Section id="arriving" title={t('arriving')}>
          <DateBuckets kind="arriving" buckets={points.arriving} zone={zone} now={now} />
          {rules ? (
            <p className="mx-0.5 mt-2 text-xs text-muted">
              {t(
                'arrivingNote',
                rules.pending && {
                  afterCompletion: rules.pending.afterCompletionDays,
                  afterPayment: rules.pending.afterPaymentDays,
                },
              )}
            </p>
          ) : null}
        </Section>
      ) : null}
      {points.expiring.length > 0 ? (
        <Section id="expiring" title={t('expiring')}>
          <DateBuckets kind="expiring" buckets={points.expiring} zone={zone} now={now} />
          <p className="mx-0.5 mt-2 text-xs text-muted">{t('expiringNote')}</p>
        </Section>
      ) : null}
      {rooms.length > 0 ? (
        <Section id="caps" title={capTexts('title')}>
          <CapRoom rooms={rooms} zone={zone} />
        </Section>
      ) : null}
      <Section id="history" title={t('history')}>
        {first.lines.length > 0 ? (
          <ClientTexts namespaces={['passbook', 'paging']}>
            <Passbook asset="points" first={first} zone={zone} now={now.toISOString()} />
          </ClientTexts>
        ) : (
          <Card>
            <EmptyState drawing="ledger" title={t('listEmpty')}>
              {t('listEmptyNote')}
            </EmptyState>
          </Card>
        )}
      </Section>
    </>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: number }) {
  return (
    <div>
      <dt className="text-muted">{name}</dt>
      <dd className="text-base font-bold">{formatNumber(value)}</dd>
    </div>
  );
}
