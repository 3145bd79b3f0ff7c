'use client';
import { useTranslations } from 'next-intl';
import type { Choices } from '@/components/goods/use-choices';
import type { RewardChoices } from '@/components/rewards/rewards-editor';
import { dropSurveyDraft, publishSurvey, saveSurveyDraft } from '@/lib/surveys/actions';
import { TermsSchema } from '@/lib/surveys/rules/terms';
import { SurveyCode } from '@/lib/surveys/schema';
import { AuthoredEditor } from '../../_components/authored-editor';
import { useActOf } from '../../_components/use-act-of';
import { type AuthoredBegin, useAuthored } from '../../_components/use-authored';
import { Preview } from './preview';
import { TermsForm } from './terms-form';

/** The next version of a survey: a form beside what members will see, and how much is still to be mended (4.M). */
export function SurveyEditor({
  begin,
  zone,
  choices,
  rewards,
}: {
  readonly begin: AuthoredBegin;
  readonly zone: string;
  readonly choices: Choices;
  readonly rewards: RewardChoices;
}) {
  const t = useTranslations('surveys');
  const authored = useAuthored(begin, TermsSchema, SurveyCode);
  return (
    <AuthoredEditor
      authored={authored}
      t={t}
      act={useActOf('surveys')}
      acts={{
        save: saveSurveyDraft,
        drop: dropSurveyDraft,
        publish: ({ effectiveFrom: _, ...published }) => publishSurvey(published),
      }}
      list="/console/surveys"
      choices={choices}
      zone={zone}
      form={
        <>
          <TermsForm rewards={rewards} isPublished={begin.version > 0} />
          <p className="text-dense text-muted" aria-live="polite">
            {t('editor.mend', { count: authored.problems.length })}
          </p>
        </>
      }
      aside={
        <div className="min-w-0 xl:sticky xl:top-4">
          <Preview edited={authored.edited} />
        </div>
      }
    />
  );
}
