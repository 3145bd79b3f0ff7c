import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { growthRules } from '@/lib/growth';
import { must } from '@/lib/kernel/assert';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { staffActorOfRequest } from '@/lib/platform/session';
import { pointsRules } from '@/lib/points';
import { Guarded } from '../../_components/guarded';
import { consoleNames } from '../members/[id]/_components/read-member';
import { LedgerTable } from './_components/ledger-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('book'))('title') };
}

export default async function LedgerPage() {
  const t = await getTranslations('book');
  return (
    <Guarded can="ledger.read" what={t('title')}>
      <Explorer />
    </Guarded>
  );
}

async function Explorer() {
  const [t, actor, settings] = await Promise.all([getTranslations('book'), staffActorOfRequest(), program(pool())]);
  const [names, points, growth] = await Promise.all([
    consoleNames(must(actor, 'a guarded page has a reader')),
    pointsRules(pool(), settings),
    growthRules(pool(), settings),
  ]);
  const rules = [
    ...points.map(({ version }) => `points@${version}`),
    ...growth.map(({ version }) => `growth@${version}`),
    'adjust',
  ];
  return (
    <ClientTexts namespaces={['table', 'book', 'timeline', 'audit']}>
      <ConsolePage title={t('title')} note={t('note')} full>
        <LedgerTable names={names} rules={rules} />
      </ConsolePage>
    </ClientTexts>
  );
}
