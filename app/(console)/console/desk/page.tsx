import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { EmptyState } from '@/components/ui/empty-state';
import { deskShift } from '@/lib/desk';
import { type Actor, actorLabel, may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { storesInSight } from '@/lib/members';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { staffActorOfRequest } from '@/lib/platform/session';
import { storeNamesNow } from '@/lib/stores';
import { Guarded } from '../../_components/guarded';
import { DeskBoard } from './_components/desk-board';

type Asked = { readonly store?: string | readonly string[]; readonly of?: string | readonly string[] };
type Props = { readonly searchParams: Promise<Asked> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk'))('title') };
}

export default async function DeskPage({ searchParams }: Props) {
  const t = await getTranslations('desk');
  return (
    <Guarded can="coupons.redeem" what={t('title')}>
      <DeskOf asked={await searchParams} />
    </Guarded>
  );
}

async function DeskOf({ asked }: { readonly asked: Asked }) {
  const actor: Actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const now = new Date();
  const [t, { zone }, names, reach] = await Promise.all([
    getTranslations('desk'),
    program(pool()),
    storeNamesNow(),
    storesInSight(actor),
  ]);
  const all = [...names].map(([code, name]) => ({ code, ...name }));
  const stores = reach === null ? all : all.filter(({ code }) => reach.includes(code));
  const of = asked.of === 'store' ? 'store' : 'own';
  const store = stores.find(({ code }) => code === asked.store) ?? stores[0];
  return (
    <ConsolePage title={t('title')} note={store === undefined ? null : t('note')}>
      {store === undefined ? (
        <EmptyState drawing="shop" title={t('noStore')}>
          {t('noStoreNote')}
        </EmptyState>
      ) : (
        <ClientTexts namespaces={['desk']}>
          <DeskBoard
            key={store.code}
            stores={stores}
            names={all}
            store={store.code}
            clerk={actorLabel(actor)}
            shift={await deskShift(pool(), { actor, storeCode: store.code, of, zone, now })}
            mayOversee={may(actor, 'desk.oversee')}
            zone={zone}
            asOf={now.getTime()}
          />
        </ClientTexts>
      )}
    </ConsolePage>
  );
}
