import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { Passbook } from '@/components/ledger/passbook';
import { ClientTexts } from '@/components/shell/client-texts';
import { MemberTop } from '@/components/shell/member-top';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { formatNumber } from '@/lib/kernel/format';
import { reader } from '@/lib/platform/reading';
import { RulesLink } from '../_components/rules-link';
import { ListPageSkeleton } from '../_components/skeletons';
import { currentProgram, ownStanding, requireMember } from '../_reading/member';
import { PASSBOOK_LIMIT, readLedgerPage } from '../_reading/passbook';

/** The title of the page of growth. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('growth'))('title') };
}

export default async function GrowthPage() {
  const t = await getTranslations('growth');
  return (
    <>
      <MemberTop title={t('title')} back="/" />
      <Suspense fallback={<ListPageSkeleton />}>
        <Growth />
      </Suspense>
      <RulesLink to="#growth" />
    </>
  );
}

async function Growth() {
  const memberId = await requireMember('/growth');
  const [t, { zone }, { now, growth }] = await Promise.all([
    getTranslations('growth'),
    currentProgram(),
    ownStanding(memberId),
  ]);
  const first = await readLedgerPage(reader(), memberId, ['growth'], { cursor: null, limit: PASSBOOK_LIMIT, now });
  return (
    <>
      <Card inset aria-labelledby="total">
        <h2 id="total" className="text-xs font-normal text-muted">
          {t('total')}
        </h2>
        <p className="text-2xl font-bold">{formatNumber(growth.total)}</p>
        <p className="mt-3 border-t border-line pt-3 text-xs text-muted">
          {t('note')}{' '}
          <TextLink href="/level" className="underline">
            {t('toLevel')}
          </TextLink>
        </p>
      </Card>
      <Section id="history" title={t('history')}>
        {first.lines.length > 0 ? (
          <ClientTexts namespaces={['passbook', 'paging']}>
            <Passbook asset="growth" first={first} zone={zone} now={now.toISOString()} />
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
