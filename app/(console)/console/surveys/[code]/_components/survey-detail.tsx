import { Copy, PencilLine } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { Banner } from '@/components/ui/banner';
import { DateTime } from '@/components/ui/date-time';
import { LinkButton } from '@/components/ui/link-button';
import { Stat, Stats } from '@/components/ui/stat';
import { type Actor, may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { formatNumber } from '@/lib/kernel/format';
import { staffActorOfRequest } from '@/lib/platform/session';
import type { SurveyPage } from '@/lib/surveys';
import { say } from '@/lib/surveys/rules/say';
import type { Terms } from '@/lib/surveys/rules/terms';
import { SurveyState } from '../../_components/survey-state';
import { readSurvey } from '../../_reading/read-survey';
import { CloseSurvey } from './close-survey';
import { ExportSurvey } from './export-survey';
import { Results } from './results';
import { Versions } from './versions';

/** One survey: what came of each question, and its versions. */
export async function SurveyDetail({ code }: { readonly code: string }) {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, locale, page] = await Promise.all([getTranslations('surveys'), getLocale(), readSurvey(code)]);
  const { survey, live, versions, draft, phase, zone } = page;
  const terms = (live ?? versions[0])?.terms ?? null;
  const name = terms === null ? code : say(terms.name, locale);
  const shown = phase ?? 'draft';
  return (
    <ConsolePage
      title={name}
      marks={<SurveyState phase={shown} label={t(`state.${shown}`)} />}
      crumbs={[{ label: name }]}
      actions={<Acts page={page} actor={actor} />}
    >
      <div className="grid gap-4">
        {draft === null ? null : (
          <Banner tone="info" title={t('draft.waiting', { name: draft.savedBy })}>
            <DateTime at={draft.savedAt} format="datetime" zone={zone} />
          </Banner>
        )}
        {survey?.endedAt == null ? null : (
          <Banner tone="warning" title={t('close.by', { name: survey.endedBy ?? '' })}>
            <DateTime at={survey.endedAt} format="datetime" zone={zone} /> · {survey.endedWhy}
          </Banner>
        )}
        {terms === null ? null : (
          <>
            <Numbers page={page} terms={terms} />
            <Results page={page} isAnonymous={terms.isAnonymous} locale={locale} />
            <Versions page={page} />
          </>
        )}
      </div>
    </ConsolePage>
  );
}

/** What this reader may do with it. */
async function Acts({ page, actor }: { readonly page: SurveyPage; readonly actor: Actor }) {
  const t = await getTranslations('surveys');
  const { code, survey, phase } = page;
  const mayEdit = may(actor, 'surveys.edit');
  return (
    <ClientTexts namespaces={['surveys']}>
      {survey !== null && may(actor, 'surveys.export') ? <ExportSurvey code={code} /> : null}
      {mayEdit && survey !== null && phase !== 'ended' ? <CloseSurvey code={code} /> : null}
      {mayEdit ? (
        <LinkButton href={`/console/surveys/new?from=${code}`} icon={<Copy aria-hidden="true" />}>
          {t('copy')}
        </LinkButton>
      ) : null}
      {mayEdit && survey?.endedAt == null ? (
        <LinkButton href={`/console/surveys/${code}/edit`} variant="primary" icon={<PencilLine aria-hidden="true" />}>
          {t('edit')}
        </LinkButton>
      ) : null}
    </ClientTexts>
  );
}

async function Numbers({ page, terms }: { readonly page: SurveyPage; readonly terms: Terms }) {
  const t = await getTranslations('surveys');
  const { answers, zone } = page;
  return (
    <Stats label={t('number.label')}>
      <Stat nameFirst name={t('number.answers')} value={answers === null ? t('few') : formatNumber(answers)} />
      <Stat nameFirst name={t('number.how')} value={t(terms.isAnonymous ? 'number.anonymous' : 'number.named')} />
      <Stat
        nameFirst
        name={t('column.from')}
        value={<DateTime at={terms.from} format="short" zone={zone} className="text-sm sm:text-lg" />}
      />
      <Stat
        nameFirst
        name={t('column.to')}
        value={<DateTime at={terms.to} format="short" zone={zone} className="text-sm sm:text-lg" />}
      />
    </Stats>
  );
}
