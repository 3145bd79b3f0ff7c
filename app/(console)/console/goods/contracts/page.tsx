import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { contractList } from '@/lib/catalog';
import { may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { membersById } from '@/lib/members';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { ask } from '@/lib/platform/route';
import { staffActorOfRequest } from '@/lib/platform/session';
import { Guarded } from '../../../_components/guarded';
import { ContractForm } from './_components/contract-form';
import { ContractTable } from './_components/contract-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('contracts'))('title') };
}

export default async function ContractsPage() {
  const t = await getTranslations('contracts');
  return (
    <Guarded can="catalog.read" what={t('title')}>
      <Contracts />
    </Guarded>
  );
}

async function Contracts() {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const canEdit = may(actor, 'catalog.edit');
  const [t, locale, all, { zone }] = await Promise.all([
    getTranslations('contracts'),
    getLocale(),
    ask(contractList, {}),
    program(pool()),
  ]);
  // A member's code names nobody: it is what his card shows.
  const members = await membersById(
    pool(),
    all.flatMap(({ memberIds }) => memberIds),
  );
  const listed = all.map(({ memberIds, startsAt, endsAt, changedAt: _, changedBy: __, ...one }) => ({
    ...one,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt?.toISOString() ?? null,
    members: memberIds.flatMap((id) => members.get(id)?.code ?? []),
  }));
  return (
    <ClientTexts namespaces={['goods', 'contracts']}>
      <ConsolePage
        title={t('title')}
        note={t('note')}
        crumbs={[{ label: t('title') }]}
        actions={
          canEdit ? (
            <ContractForm
              zone={zone}
              trigger={
                <Button variant="primary" icon={<Plus aria-hidden="true" />}>
                  {t('add')}
                </Button>
              }
            />
          ) : null
        }
      >
        <Card>
          {listed.length === 0 ? (
            <EmptyState drawing="box" title={t('empty')}>
              {t('emptyNote')}
            </EmptyState>
          ) : (
            <ContractTable all={listed} zone={zone} isEnglish={locale === 'en'} canEdit={canEdit} />
          )}
        </Card>
      </ConsolePage>
    </ClientTexts>
  );
}
