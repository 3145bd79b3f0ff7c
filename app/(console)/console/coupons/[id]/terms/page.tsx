import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { coupon } from '@/app/_terms/printers';
import { TermsPreview } from '@/app/_terms/terms-preview';
import { ConsolePage } from '@/components/shell/console-page';
import { couponBatchPage } from '@/lib/coupons';
import { ask } from '@/lib/platform/route';
import { Guarded } from '../../../../_components/guarded';

type Params = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('terms'))('preview.title') };
}

export default async function CouponTermsPage({ params }: Params) {
  const { id } = await params;
  const t = await getTranslations('terms');
  return (
    <Guarded can="coupons.read" what={t('preview.title')}>
      <Terms id={id} />
    </Guarded>
  );
}

async function Terms({ id }: { readonly id: string }) {
  const [t, { batch, terms, versions, draft }] = await Promise.all([
    getTranslations('terms'),
    ask(couponBatchPage, { batch: id }),
  ]);
  const name = terms?.name.zh ?? batch.code ?? '';
  const book = {
    printer: coupon,
    code: batch.code,
    name: null,
    note: null,
    versions: versions.map(({ version, publishedAt, terms: said }) => ({ version, from: publishedAt, terms: said })),
  };
  return (
    <ConsolePage
      title={t('preview.title')}
      crumbs={[{ label: name, href: `/console/coupons/${id}` }, { label: t('preview.title') }]}
    >
      <TermsPreview book={book} draft={draft?.terms ?? null} />
    </ConsolePage>
  );
}
