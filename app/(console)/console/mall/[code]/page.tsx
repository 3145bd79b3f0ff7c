import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { PointsPrice } from '@/components/mall/points-price';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { Card, CardHeader } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { formatDateTime, formatNumber } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { mallItemPage } from '@/lib/mall';
import { pool } from '@/lib/platform/db';
import { staffActorOfRequest } from '@/lib/platform/session';
import { Guarded } from '../../../_components/guarded';
import { CardList } from '../_components/card-list';
import { ItemActs } from '../_components/item-acts';
import { ItemEditor } from '../_components/item-editor';
import { ItemState } from '../_components/item-state';
import { editorParts } from '../_components/parts';

type Params = { readonly params: Promise<{ readonly code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mall-console'))('title') };
}

export default async function ItemPage({ params }: Params) {
  const [{ code }, t] = await Promise.all([params, getTranslations('mall-console')]);
  return (
    <Guarded can="mall.read" what={t('title')}>
      <ItemDetail code={decodeURIComponent(code)} />
    </Guarded>
  );
}

async function ItemDetail({ code }: { readonly code: string }) {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, said, item, parts] = await Promise.all([
    getTranslations('mall-console'),
    getLocale(),
    mallItemPage(pool(), code),
    editorParts(),
  ]);
  if (item === null) notFound();
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  const { terms, version, state, total, taken, wishes, versions } = item;
  const name = locale === 'en' ? terms.name.en || terms.name.zh : terms.name.zh;
  const mayEdit = may(actor, 'mall.edit') && state !== 'withdrawn';
  const begin = JSON.parse(JSON.stringify(terms)) as Record<string, unknown>;
  return (
    <ClientTexts namespaces={['mall-console', 'mall-words', 'rewards']}>
      <ConsolePage
        title={name}
        marks={<ItemState state={state} />}
        crumbs={[{ label: t('title'), href: '/console/mall' }, { label: name }]}
        actions={mayEdit ? <ItemActs code={code} state={state} /> : null}
      >
        <div className="grid gap-4">
          <Card inset>
            <DescriptionList
              className="text-dense"
              items={[
                { name: t('edit.code'), value: code },
                { name: t('col.kind'), value: t(`kind.${terms.kind}`) },
                {
                  name: t('col.price'),
                  value: <PointsPrice points={terms.points} list={terms.points} cash={terms.cash} />,
                },
                {
                  name: t('col.stock'),
                  value:
                    total === null
                      ? t('endless', { taken: formatNumber(taken) })
                      : t('stock', { taken: formatNumber(taken), total: formatNumber(total) }),
                },
                { name: t('col.wishes'), value: t('waiting', { count: wishes }) },
              ]}
            />
          </Card>
          {mayEdit && terms.kind === 'gift_card' ? <CardList code={code} /> : null}
          {mayEdit ? <ItemEditor code={code} version={version} begin={begin} {...parts} /> : null}
          <Card>
            <CardHeader title={t('versions')} />
            <ul className="grid gap-2 px-4 pb-4 text-dense">
              {versions.map((one) => (
                <li key={one.version}>
                  {t('version', {
                    version: one.version,
                    by: one.publishedBy,
                    at: formatDateTime(one.publishedAt, 'datetime', locale, parts.zone),
                  })}
                  <span className="block text-muted">{one.note}</span>
                </li>
              ))}
            </ul>
          </Card>
        </div>
      </ConsolePage>
    </ClientTexts>
  );
}
