import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { isRefusal } from '@/lib/kernel/refusal';
import { isInvalidInput } from '@/lib/platform/command';
import { ask } from '@/lib/platform/route';
import { staffActorOfRequest } from '@/lib/platform/session';
import { repairPage } from '@/lib/repairs';
import { Guarded } from '../../../_components/guarded';
import { CancelRepair } from '../_components/cancel-repair';
import { RepairDetail } from '../_components/repair-detail';
import { RepairState } from '../_components/repair-state';
import { RepairedTable } from '../_components/repaired-table';

type Params = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('repairs'))('title') };
}

export default async function RepairPage({ params }: Params) {
  const [{ id }, t] = await Promise.all([params, getTranslations('repairs')]);
  return (
    <Guarded can="repairs.read" what={t('title')}>
      <Repair id={id} />
    </Guarded>
  );
}

async function Repair({ id }: { readonly id: string }) {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, page] = await Promise.all([getTranslations('repairs'), readRepair(id)]);
  const { repair } = page;
  const canCancel = may(actor, 'repairs.edit') && (repair.state === 'waiting' || repair.state === 'running');
  return (
    <ClientTexts namespaces={['table', 'repairs']}>
      <ConsolePage
        title={repair.name}
        note={repair.reason}
        marks={<RepairState state={repair.state} label={t(`state.${repair.state}`)} />}
        crumbs={[{ label: repair.name }]}
        actions={canCancel ? <CancelRepair id={id} /> : null}
      >
        <RepairDetail page={page} />
        <Suspense>
          <RepairedTable id={id} zone={page.zone} />
        </Suspense>
      </ConsolePage>
    </ClientTexts>
  );
}

async function readRepair(id: string) {
  try {
    return await ask(repairPage, { id });
  } catch (error) {
    if ((isRefusal(error) && error.status === 404) || isInvalidInput(error)) notFound();
    throw error;
  }
}
