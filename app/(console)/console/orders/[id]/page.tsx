import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { must } from '@/lib/kernel/assert';
import { staffActorOfRequest } from '@/lib/platform/session';
import { Guarded } from '../../../_components/guarded';
import { MemberSkeleton } from '../../members/[id]/_components/member-skeleton';
import { consoleNames } from '../../members/[id]/_components/read-member';
import { readOrder } from '../_reading/read-order';
import { OrderPage } from './_components/order-page';

type Props = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('orders-console'))('one') };
}

export default async function Page({ params }: Props) {
  const t = await getTranslations('orders-console');
  return (
    <Guarded can="orders.read" what={t('title')}>
      <Suspense fallback={<MemberSkeleton label={t('loading')} />}>
        <Order params={params} />
      </Suspense>
    </Guarded>
  );
}

async function Order({ params }: Props) {
  const [{ id }, t] = await Promise.all([params, getTranslations('orders-console')]);
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const sight = await readOrder(actor, decodeURIComponent(id));
  if (sight.kind === 'found') {
    return (
      <ClientTexts namespaces={['timeline', 'audit']}>
        <OrderPage actor={actor} story={sight.story} owner={sight.owner} names={await consoleNames(actor)} />
      </ClientTexts>
    );
  }
  const isMissing = sight.kind === 'missing';
  return (
    <ConsolePage title={t('one')}>
      <EmptyState
        drawing={isMissing ? 'search' : 'locked'}
        title={t(isMissing ? 'missing' : 'outOfScope')}
        actions={<LinkButton href="/console">{t('back')}</LinkButton>}
      >
        {t(isMissing ? 'missingNote' : 'outOfScopeNote')}
      </EmptyState>
    </ConsolePage>
  );
}
