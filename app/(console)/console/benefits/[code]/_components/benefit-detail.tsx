import { Copy, PencilLine } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { Banner } from '@/components/ui/banner';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { LinkButton } from '@/components/ui/link-button';
import { Stat, Stats } from '@/components/ui/stat';
import type { BenefitPage } from '@/lib/benefits';
import { describeTerms } from '@/lib/benefits/rules/describe';
import { type Actor, may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { formatMoney, formatNumber } from '@/lib/kernel/format';
import { staffActorOfRequest } from '@/lib/platform/session';
import { type BenefitPhase, BenefitState } from '../../_components/benefit-state';
import { TermsList } from '../../_components/terms-list';
import { benefitWords } from '../../_reading/parts';
import { type HoldersQuery, readBenefit } from '../../_reading/read-benefit';
import { BenefitActs } from './benefit-acts';
import { GiveActs } from './give-acts';
import { Holders } from './holders';
import { Jobs } from './jobs';
import { Uses } from './uses';
import { Versions } from './versions';

/** One benefit: its numbers, what counts now, who has it, its uses, jobs and versions (B7). */
export async function BenefitDetail({ code, holders }: { readonly code: string; readonly holders: HoldersQuery }) {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, words, page] = await Promise.all([getTranslations('benefits'), benefitWords(), readBenefit(code, holders)]);
  const { benefit, live, versions, draft } = page;
  const terms = (live ?? versions[0])?.terms ?? null;
  const name = terms === null ? code : words.locale === 'en' ? terms.name.en : terms.name.zh;
  const phase = phaseOf(page);
  return (
    <ConsolePage
      title={name}
      marks={<BenefitState phase={phase} label={t(`state.${phase}`)} />}
      crumbs={[{ label: name }]}
      actions={<Acts page={page} actor={actor} />}
    >
      <div className="grid gap-4">
        {draft === null ? null : (
          <Banner tone="info" title={t('draft.waiting', { name: draft.savedBy })}>
            <DateTime at={draft.savedAt} format="datetime" zone={page.zone} />
          </Banner>
        )}
        {benefit === null ? null : <Numbers page={page} />}
        <Card>
          <CardHeader title={live === null ? t('live.none') : t('live.title', { version: live.version })} note={code} />
          {terms === null ? null : (
            <div className="px-4 pb-4">
              <TermsList sentences={describeTerms(terms)} words={words} />
            </div>
          )}
        </Card>
        {benefit === null ? null : (
          <>
            <Holders page={page} words={words} canVoid={may(actor, 'benefits.give')} />
            <Uses page={page} words={words} />
            <Jobs page={page} canGive={may(actor, 'benefits.give')} />
          </>
        )}
        {versions.length === 0 ? null : <Versions page={page} words={words} />}
      </div>
    </ConsolePage>
  );
}

/** What this reader may do with it. */
async function Acts({ page, actor }: { readonly page: BenefitPage; readonly actor: Actor }) {
  const t = await getTranslations('benefits');
  const { code, benefit, live } = page;
  const canEdit = may(actor, 'benefits.edit') && benefit?.state !== 'withdrawn';
  const canGive = may(actor, 'benefits.give') && benefit?.state === 'live' && live !== null;
  return (
    <ClientTexts namespaces={['benefits']}>
      {canGive ? <GiveActs code={code} /> : null}
      {canEdit && benefit !== null ? <BenefitActs code={code} state={benefit.state} /> : null}
      {may(actor, 'benefits.edit') ? (
        <LinkButton href={`/console/benefits/new?from=${code}`} icon={<Copy aria-hidden="true" />}>
          {t('copy')}
        </LinkButton>
      ) : null}
      {canEdit ? (
        <LinkButton href={`/console/benefits/${code}/edit`} variant="primary" icon={<PencilLine aria-hidden="true" />}>
          {t('edit')}
        </LinkButton>
      ) : null}
    </ClientTexts>
  );
}

function phaseOf({ benefit, live }: BenefitPage): BenefitPhase {
  if (benefit === null) return 'draft';
  return benefit.state === 'live' && live === null ? 'scheduled' : benefit.state;
}

async function Numbers({ page }: { readonly page: BenefitPage }) {
  const t = await getTranslations('benefits');
  const { grants, holders, uses, cost } = page.numbers;
  return (
    <Stats label={t('number.label')}>
      <Stat nameFirst name={t('number.holders')} value={formatNumber(holders)} />
      <Stat nameFirst name={t('number.grants')} value={formatNumber(grants)} />
      <Stat nameFirst name={t('number.uses')} value={formatNumber(uses)} />
      <Stat nameFirst name={t('number.cost')} value={formatMoney(cost, 'plain')} />
    </Stats>
  );
}
