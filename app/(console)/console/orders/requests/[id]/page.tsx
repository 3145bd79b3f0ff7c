import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { isRefusal } from '@/lib/kernel/refusal';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { ask } from '@/lib/platform/route';
import { type RequestSight, refundRequest } from '@/lib/shop';
import { Guarded } from '../../../../_components/guarded';
import { RequestView } from './_components/request-view';

type Props = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('refund-requests'))('one') };
}

export default async function RequestPage({ params }: Props) {
  const [t, { id }] = await Promise.all([getTranslations('refund-requests'), params]);
  return (
    <Guarded can="refunds.write" what={t('title')}>
      <Request id={id} />
    </Guarded>
  );
}

async function Request({ id }: { readonly id: string }) {
  const [t, { zone }, sight] = await Promise.all([
    getTranslations('refund-requests'),
    program(pool()),
    ask(refundRequest, { request: id }).catch(missing),
  ]);
  if (sight !== null) {
    return (
      <ClientTexts namespaces={['buying', 'refund-requests']}>
        <RequestView sight={sight} zone={zone} />
      </ClientTexts>
    );
  }
  return (
    <ConsolePage title={t('one')}>
      <EmptyState
        drawing="search"
        title={t('missing')}
        actions={<LinkButton href="/console/orders/requests">{t('back')}</LinkButton>}
      />
    </ConsolePage>
  );
}

/** A request that does not exist, or is out of the reader's stores: the two look the same (4.K). */
function missing(error: unknown): RequestSight | null {
  if (isRefusal(error)) return null;
  throw error;
}
