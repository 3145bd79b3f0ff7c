'use client';
import { useTranslations } from 'next-intl';
import type { Edited } from '@/components/editing/edited';
import { dropSurveyDraft, publishSurvey, saveSurveyDraft } from '@/lib/surveys/actions';
import { DraftBar, type DraftState } from '../../_components/draft-bar';
import { useSurveyAct } from '../_components/use-survey-act';

/** Saving, throwing away and publishing what is written (4.M). */
export function EditorBar({
  code,
  edited,
  ...state
}: DraftState & {
  readonly code: string;
  readonly edited: Edited;
}) {
  const t = useTranslations('surveys');
  const basedOn = state.version;
  return (
    <DraftBar
      {...state}
      t={t}
      act={useSurveyAct()}
      list="/console/surveys"
      code={code}
      onSave={() => saveSurveyDraft({ code, basedOn, terms: edited })}
      onDrop={() => dropSurveyDraft({ code })}
      onPublish={(note) => publishSurvey({ code, basedOn, terms: edited, note })}
    />
  );
}
