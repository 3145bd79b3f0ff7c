import { CalendarDays, List, Plus, Sparkles } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { LinkButton } from '@/components/ui/link-button';
import { may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { staffActorOfRequest } from '@/lib/platform/session';
import { Guarded } from '../../_components/guarded';
import { CampaignCalendar } from './_components/campaign-calendar';
import { CampaignsTable } from './_components/campaigns-table';

type Query = { readonly searchParams: Promise<{ readonly show?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('campaigns'))('title') };
}

export default async function CampaignsPage({ searchParams }: Query) {
  const [t, { show }] = await Promise.all([getTranslations('campaigns'), searchParams]);
  return (
    <Guarded can="campaigns.read" what={t('title')}>
      <Campaigns isCalendar={show === 'calendar'} />
    </Guarded>
  );
}

async function Campaigns({ isCalendar }: { readonly isCalendar: boolean }) {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, { zone }] = await Promise.all([getTranslations('campaigns'), program(pool())]);
  const canEdit = may(actor, 'campaigns.edit');
  return (
    <ClientTexts namespaces={['table', 'campaigns']}>
      <ConsolePage
        title={t('title')}
        note={t('note')}
        full
        actions={
          <>
            {isCalendar ? (
              <LinkButton href="/console/campaigns" icon={<List aria-hidden="true" />}>
                {t('calendar.asList')}
              </LinkButton>
            ) : (
              <LinkButton href="/console/campaigns?show=calendar" icon={<CalendarDays aria-hidden="true" />}>
                {t('calendar.title')}
              </LinkButton>
            )}
            <LinkButton href="/console/campaigns/plays" icon={<Sparkles aria-hidden="true" />}>
              {t('plays')}
            </LinkButton>
            {canEdit ? (
              <LinkButton href="/console/campaigns/new" variant="primary" icon={<Plus aria-hidden="true" />}>
                {t('newCampaign')}
              </LinkButton>
            ) : null}
          </>
        }
      >
        <Suspense>
          {isCalendar ? <CampaignCalendar zone={zone} /> : <CampaignsTable zone={zone} canEdit={canEdit} />}
        </Suspense>
      </ConsolePage>
    </ClientTexts>
  );
}
