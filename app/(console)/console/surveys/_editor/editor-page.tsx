import { getLocale } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { readRewardChoices } from '../../_reading/reward-choices';
import { editorParts } from '../../offers/_reading/editor-parts';
import { SurveyEditor } from './survey-editor';

/** The editor with what it picks from, in the reader's language. */
export async function EditorPage({
  code,
  version,
  terms,
  draftBy,
}: {
  /** Null: a survey that does not exist yet. */
  readonly code: string | null;
  readonly version: number;
  readonly terms: unknown;
  /** Whose draft this is; null: nobody has one. */
  readonly draftBy: string | null;
}) {
  const locale = await getLocale();
  const [{ choices, zone }, rewards] = await Promise.all([editorParts(locale), readRewardChoices(locale)]);
  return (
    <ClientTexts namespaces={['surveys', 'answering', 'offers', 'pricing', 'rewards']}>
      <SurveyEditor
        // As stored: instants become text, as the fields hold them.
        begin={{ code, version, terms: JSON.parse(JSON.stringify(terms)), draftBy }}
        zone={zone}
        choices={choices}
        rewards={rewards}
      />
    </ClientTexts>
  );
}
