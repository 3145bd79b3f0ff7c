import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { auditFacets, auditKeeping, lastVerification } from '@/lib/audit';
import { ask } from '@/lib/platform/route';
import { Guarded } from '../../_components/guarded';
import { AuditTable } from './_components/audit-table';
import { ChainCheck } from './_components/chain-check';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') };
}

export default async function AuditPage() {
  const t = await getTranslations('audit');
  return (
    <Guarded can="audit.read" what={t('title')}>
      <AuditTrail />
    </Guarded>
  );
}

async function AuditTrail() {
  const [t, facets, last, keeping] = await Promise.all([
    getTranslations('audit'),
    ask(auditFacets, {}),
    ask(lastVerification, {}),
    ask(auditKeeping, {}),
  ]);
  return (
    <ClientTexts namespaces={['table', 'audit', 'access', 'signin']}>
      <ConsolePage title={t('title')} note={t('note')} full>
        <ChainCheck last={last} keeping={keeping} />
        <AuditTable facets={facets} />
      </ConsolePage>
    </ClientTexts>
  );
}
