import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { PointsPrice } from '@/components/mall/points-price';
import { ShareButton } from '@/components/sharing/share-button';
import { ClientTexts } from '@/components/shell/client-texts';
import { MemberTop } from '@/components/shell/member-top';
import { GoodsTile } from '@/components/shop/goods-tile';
import { mallItem } from '@/lib/mall';
import { pageNow, reader } from '@/lib/platform/reading';
import { PanelSkeleton } from '../../_components/skeletons';
import { requireMember } from '../../_reading/member';
import { ItemAct } from '../_components/item-act';
import { ItemFacts } from '../_components/item-facts';
import { ItemWords } from '../_components/item-words';
import { mallWords } from '../_reading';

type Asked = { readonly params: Promise<{ readonly code: string }> };

/** The title of the page of one item. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mall'))('one') };
}

export default async function MallItemPage({ params }: Asked) {
  const t = await getTranslations('mall');
  return (
    <>
      <MemberTop title={t('one')} back="/mall" />
      <Suspense fallback={<PanelSkeleton className="h-96" />}>
        <ItemView params={params} />
      </Suspense>
    </>
  );
}

async function ItemView({ params }: Asked) {
  const code = decodeURIComponent((await params).code);
  const memberId = await requireMember(`/mall/${encodeURIComponent(code)}`);
  const [t, { worded }, view] = await Promise.all([
    getTranslations('mall'),
    mallWords(),
    mallItem(reader(), memberId, code, pageNow()),
  ]);
  if (view === null) notFound();
  const { offered, balance, had } = view;
  const { terms, points } = offered;
  const name = worded(terms.name);
  return (
    <>
      <GoodsTile top={terms.category} className="mb-3 aspect-[16/9] w-full" />
      <h2 lang={name.lang} className="text-lg font-medium">
        {name.text}
      </h2>
      <div className="mt-1">
        <PointsPrice points={points} list={terms.points} cash={terms.cash} isLarge />
      </div>
      {points < terms.points ? <p className="text-xs text-muted">{t('levelPrice')}</p> : null}
      <ItemFacts offered={offered} balance={balance} had={had} />
      <div className="mt-3 grid gap-3">
        <ItemAct offered={offered} balance={balance} />
        <ClientTexts namespaces={['sharing']}>
          <ShareButton what="item" code={code} path={`/mall/${encodeURIComponent(code)}`} name={name.text} />
        </ClientTexts>
      </div>
      <ItemWords terms={terms} />
    </>
  );
}
