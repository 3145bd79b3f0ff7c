import { PencilLine } from 'lucide-react';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { PreviewLink } from '@/app/_terms/preview-link';
import type { CouponSay, TermsWords } from '@/components/coupons/words';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { Banner } from '@/components/ui/banner';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { LinkButton } from '@/components/ui/link-button';
import { type BatchPage, couponBatchPage } from '@/lib/coupons';
import { phaseOf } from '@/lib/coupons/rules/claim';
import { describeTerms } from '@/lib/coupons/rules/describe';
import { TermsSchema } from '@/lib/coupons/rules/terms';
import { may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import type { Locale } from '@/lib/kernel/locale';
import { isRefusal } from '@/lib/kernel/refusal';
import { pageNow, reader } from '@/lib/platform/reading';
import { ask } from '@/lib/platform/route';
import { staffActorOfRequest } from '@/lib/platform/session';
import { goodsNames } from '../../../_reading/goods-names';
import { type BatchPhase, BatchState } from '../../_components/batch-state';
import { TermsList } from '../../_components/terms-list';
import { termsCodes } from '../../_reading/named-goods';
import { BatchActs } from './batch-acts';
import { Jobs } from './jobs';
import { Numbers } from './numbers';
import { TypedName } from './typed-name';
import { Versions } from './versions';

/** One batch: its numbers, what counts now, what is being written, its jobs and versions. */
export async function BatchDetail({ id }: { readonly id: string }) {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, say, locale, page] = await Promise.all([
    getTranslations('coupons'),
    getTranslations(),
    getLocale() as Promise<Locale>,
    read(id),
  ]);
  const { batch, terms, draft } = page;
  const spoken = [terms, ...page.versions.map((one) => TermsSchema.safeParse(one.terms).data ?? null)].flatMap((one) =>
    one === null ? [] : termsCodes(one),
  );
  const names = await goodsNames(reader(), spoken, pageNow());
  const nameOf = (code: string) => names.get(code)?.[locale === 'en' ? 'en' : 'zh'] ?? code;
  const words: TermsWords = { t: say as unknown as CouponSay, locale, zone: page.zone, nameOf };
  const name = terms === null ? t('unnamed') : locale === 'en' ? terms.name.en : terms.name.zh;
  const left = page.stock.total === null ? null : page.stock.total - page.stock.issued;
  const phase = phaseOf(batch.state, terms, left, new Date()) as BatchPhase;
  const canEdit = may(actor, 'coupons.edit') && batch.state !== 'voided';
  return (
    <ConsolePage
      title={name}
      marks={<BatchState state={phase} label={t(`state.${phase}`)} />}
      crumbs={[{ label: name }]}
      actions={
        <>
          <PreviewLink href={`/console/coupons/${id}/terms`} />
          {canEdit ? (
            <ClientTexts namespaces={['coupons']}>
              {batch.version === 0 ? null : (
                <BatchActs batch={id} isPaused={batch.state === 'paused'} claimed={page.stock.claimed} />
              )}
              <LinkButton
                href={`/console/coupons/${id}/edit`}
                variant="primary"
                icon={<PencilLine aria-hidden="true" />}
              >
                {t('edit')}
              </LinkButton>
            </ClientTexts>
          ) : null}
        </>
      }
    >
      <div className="grid gap-4">
        {batch.voidedWhy === null ? null : (
          <Banner tone="warning" title={t('live.voidedWhy', { why: batch.voidedWhy })} />
        )}
        {draft === null ? null : (
          <Banner tone="info" title={t('draft.waiting', { name: draft.savedBy })}>
            <DateTime at={draft.savedAt} format="datetime" zone={page.zone} />
          </Banner>
        )}
        {batch.version === 0 ? null : <Numbers page={page} />}
        <Card>
          <CardHeader title={terms === null ? t('live.none') : t('live.title', { version: batch.version })} />
          {terms === null ? null : (
            <div className="px-4 pb-4">
              <TermsList sentences={describeTerms(terms)} words={words} />
            </div>
          )}
        </Card>
        <ClientTexts namespaces={['coupons']}>
          <TypedName batch={id} code={batch.code} canGive={canEdit} />
        </ClientTexts>
        {batch.version === 0 ? null : <Jobs page={page} canGive={may(actor, 'coupons.give')} />}
        {page.versions.length === 0 ? null : <Versions page={page} words={words} />}
      </div>
    </ConsolePage>
  );
}

async function read(id: string): Promise<BatchPage> {
  try {
    return await ask(couponBatchPage, { batch: id });
  } catch (error) {
    if (isRefusal(error) && error.status === 404) notFound();
    throw error;
  }
}
