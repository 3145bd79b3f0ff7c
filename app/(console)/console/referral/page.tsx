import { SlidersHorizontal } from 'lucide-react';
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
import { ReferralsTable } from './_components/referrals-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('referral'))('title') };
}

export default async function ReferralPage() {
  const t = await getTranslations('referral');
  return (
    <Guarded can="referral.read" what={t('title')}>
      <Referrals />
    </Guarded>
  );
}

async function Referrals() {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, { zone }] = await Promise.all([getTranslations('referral'), program(pool())]);
  return (
    <ClientTexts namespaces={['table', 'referral']}>
      <ConsolePage
        title={t('title')}
        note={t('note')}
        full
        actions={
          may(actor, 'referral.edit') ? (
            <LinkButton href="/console/referral/programme" icon={<SlidersHorizontal aria-hidden="true" />}>
              {t('programme.title')}
            </LinkButton>
          ) : null
        }
      >
        <Suspense>
          <ReferralsTable zone={zone} mayReview={may(actor, 'referral.review')} />
        </Suspense>
      </ConsolePage>
    </ClientTexts>
  );
}
