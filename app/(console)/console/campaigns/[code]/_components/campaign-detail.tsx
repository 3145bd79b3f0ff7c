import { PencilLine } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { Banner } from '@/components/ui/banner';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { LinkButton } from '@/components/ui/link-button';
import type { CampaignPage } from '@/lib/campaigns';
import { readStop } from '@/lib/campaigns/rules/stop';
import { type Actor, may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { DEFAULT_LOCALE, type Locale, localeOf } from '@/lib/kernel/locale';
import { staffActorOfRequest } from '@/lib/platform/session';
import { BacktestPanel } from '../../../rehearsals/_panel/backtest-panel';
import { readCampaign } from '../../_reading/read-campaign';
import { Aside } from '../../_wizard/aside';
import { CampaignActs } from './campaign-acts';
import { CampaignFrame } from './campaign-frame';
import { LifeLine } from './life-line';
import { PartsTable } from './parts-table';
import { Revisions } from './revisions';
import { type DrawnNames, StopWords } from './stop-words';
import { TermsOf } from './terms-of';

/** One campaign: where it stands and what may be done, what it says, its parts as they give now, and its history (B4). */
export async function CampaignDetail({ code }: { readonly code: string }) {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, said, page] = await Promise.all([getTranslations('campaigns'), getLocale(), readCampaign(code)]);
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  const shown = page.live ?? page.revisions[0] ?? null;
  const terms = shown?.terms ?? null;
  const names = namesOf(page, locale);
  return (
    <CampaignFrame page={page} current="about" actions={<Acts page={page} actor={actor} />}>
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_320px]">
        <div className="grid min-w-0 gap-4">
          <LifeLine phase={page.phase} />
          <Remarks page={page} names={names} />
          {terms === null || shown === null ? null : (
            <>
              <Card>
                <CardHeader title={t('detail.title', { revision: shown.revision })} note={t('detail.titleNote')} />
                <TermsOf terms={terms} page={page} locale={locale} />
              </Card>
              {page.parts.length === 0 ? null : <PartsTable page={page} locale={locale} />}
            </>
          )}
          <BacktestPanel kind="campaign" code={code} />
          {page.revisions.length === 0 ? null : <Revisions page={page} />}
          {page.steps.length === 0 ? null : <Steps page={page} names={names} />}
        </div>
        {terms === null ? null : (
          <Aside
            edited={JSON.parse(JSON.stringify(terms))}
            budget={page.budget}
            parts={page.parts.map(({ sort, code: part, name }) => ({ sort, code: part, names: name }))}
            zone={page.zone}
          />
        )}
      </div>
    </CampaignFrame>
  );
}

/** What it draws on by name: its budget, and the parts that have stocks. */
function namesOf({ budget, parts }: CampaignPage, locale: Locale): DrawnNames {
  const pick = (both: { readonly zh: string; readonly en: string }) => (locale === 'en' ? both.en || both.zh : both.zh);
  return Object.fromEntries([
    ...parts.flatMap(({ code, gate, name }) => [code, gate].map((one) => [one, pick(name)])),
    ...(budget === null ? [] : [[budget.code, pick(budget.name)]]),
  ]);
}

/** Why it rests or was ended, what waits for somebody, and who is writing on. */
async function Remarks({
  page: { row, phase, isWaiting, draft, zone },
  names,
}: {
  readonly page: CampaignPage;
  readonly names: DrawnNames;
}) {
  const t = await getTranslations('campaigns');
  const isPaused = phase === 'paused';
  return (
    <>
      {row.why === null ? null : (
        <Banner
          tone={isPaused ? 'warning' : 'info'}
          title={t(isPaused ? (readStop(row.why) === null ? 'why.paused' : 'why.stopped') : 'why.ended')}
        >
          <StopWords said={row.why} names={names} />
        </Banner>
      )}
      {isWaiting ? (
        <Banner
          tone="info"
          title={t('detail.waits', { revision: row.submitted ?? 0 })}
          action={<LinkButton href="/console/approvals">{t('detail.toApprovals')}</LinkButton>}
        >
          {t('detail.waitsNote')}
        </Banner>
      ) : null}
      {draft === null || isWaiting ? null : (
        <Banner tone="info" title={t('detail.draft', { name: draft.savedBy })}>
          <DateTime at={draft.savedAt} format="datetime" zone={zone} />
        </Banner>
      )}
    </>
  );
}

/** What this reader may do with it now. */
async function Acts({ page, actor }: { readonly page: CampaignPage; readonly actor: Actor }) {
  const t = await getTranslations('campaigns');
  const { row, acts, phase } = page;
  const mine = acts.filter((act) =>
    may(actor, ['pause', 'resume', 'end'].includes(act) ? 'campaigns.run' : 'campaigns.edit'),
  );
  const canWrite = may(actor, 'campaigns.edit') && phase !== 'ended' && phase !== 'archived';
  return (
    <ClientTexts namespaces={['campaigns']}>
      <CampaignActs code={row.code} acts={mine} unused={page.live?.terms?.unused ?? 'keep'} />
      {canWrite ? (
        <LinkButton
          href={`/console/campaigns/${row.code}/edit`}
          variant="primary"
          icon={<PencilLine aria-hidden="true" />}
        >
          {t('edit')}
        </LinkButton>
      ) : null}
    </ClientTexts>
  );
}

/** What nobody does: its time comes, or its rule acts. */
const BY_ITSELF: readonly string[] = ['time', 'stop', 'warn'];

/** What was done with it, newest first. */
async function Steps({ page: { steps, zone }, names }: { readonly page: CampaignPage; readonly names: DrawnNames }) {
  const t = await getTranslations('campaigns');
  return (
    <Card>
      <CardHeader title={t('steps.title')} />
      <ol className="grid gap-2 px-4 pb-4">
        {steps.map(({ id, at, act, to, revision, by, note }) => (
          <li key={id} className="grid gap-x-3 text-dense sm:grid-cols-[170px_1fr]">
            <span className="text-muted">
              <DateTime at={at} format="datetime" zone={zone} />
            </span>
            <span>
              {t(BY_ITSELF.includes(act) ? 'steps.itself' : 'steps.line', {
                act: t(`step_act.${act as 'submit'}`),
                to: t(`phase.${to as 'draft'}`),
                revision,
                by,
              })}
              {note === '' ? null : (
                <span className="text-muted">
                  {' · '}
                  <StopWords said={note} names={names} />
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
