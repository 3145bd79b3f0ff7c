import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ConsolePage } from '@/components/shell/console-page';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Skeleton } from '@/components/ui/skeleton';
import { rehearseWithCosts } from '@/lib/benefits';
import { must } from '@/lib/kernel/assert';
import { membersById } from '@/lib/members';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { staffActorOfRequest } from '@/lib/platform/session';
import { Guarded } from '../../../_components/guarded';
import { RehearsalView } from './_components/rehearsal-view';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('levels'))('rehearsal.title') };
}

export default async function RehearsalPage() {
  const t = await getTranslations('levels');
  return (
    <Guarded can="settings.read" what={t('rehearsal.title')}>
      <ConsolePage title={t('rehearsal.title')} note={t('rehearsal.note')} crumbs={[{ label: t('rehearsal.title') }]}>
        <Suspense fallback={<RehearsalSkeleton />}>
          <Rehearsal />
        </Suspense>
      </ConsolePage>
    </Guarded>
  );
}

/** Who the draft would move and what that costs, decided on the real members and saved nowhere (N8, S3-8.3). */
async function Rehearsal() {
  const [t, actor, settings] = await Promise.all([getTranslations('levels'), staffActorOfRequest(), program(pool())]);
  const rehearsed = await rehearseWithCosts(pool(), must(actor, 'guarded'), new Date());
  if (rehearsed === null) {
    return (
      <EmptyState
        drawing="ledger"
        title={t('rehearsal.noDraft')}
        actions={<LinkButton href="/console/levels">{t('rehearsal.back')}</LinkButton>}
      />
    );
  }
  const { found, costs } = rehearsed;
  const people = await membersById(
    pool(),
    found.listed.map(({ memberId }) => memberId),
  );
  return <RehearsalView found={found} costs={costs} people={people} zone={settings.zone} />;
}

function RehearsalSkeleton() {
  return (
    <div aria-hidden="true" className="after-pause grid gap-4">
      <Card inset>
        <Skeleton className="h-14" />
      </Card>
      <Card inset>
        <Skeleton className="h-56" />
      </Card>
    </div>
  );
}
