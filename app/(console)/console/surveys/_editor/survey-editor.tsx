'use client';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import type { Edited } from '@/components/editing/edited';
import { EditingProvider } from '@/components/editing/fields';
import { type Choices, ChoicesProvider } from '@/components/goods/use-choices';
import type { RewardChoices } from '@/components/rewards/rewards-editor';
import { Banner } from '@/components/ui/banner';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { TermsSchema } from '@/lib/surveys/rules/terms';
import { SurveyCode } from '@/lib/surveys/schema';
import { EditorBar } from './editor-bar';
import { Preview } from './preview';
import { TermsForm } from './terms-form';

/** The next version of a survey: a form beside what members will see, and how much is still to be mended (4.M). */
export function SurveyEditor({
  code: known,
  version,
  begin,
  draftBy,
  zone,
  choices,
  rewards,
}: {
  readonly code: string | null;
  readonly version: number;
  readonly begin: Edited;
  readonly draftBy: string | null;
  readonly zone: string;
  readonly choices: Choices;
  readonly rewards: RewardChoices;
}) {
  const t = useTranslations('surveys');
  const [code, setCode] = useState(known ?? '');
  const [edited, setEdited] = useState(begin);
  const [saved, setSaved] = useState(begin);
  const read = useMemo(() => TermsSchema.safeParse(edited), [edited]);
  const isCode = SurveyCode.safeParse(code).success;
  const problems = read.success
    ? []
    : read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  const sayProblem = (message: string) =>
    t.has(`trouble.${message}`) ? t(`trouble.${message}`) : t('trouble.missing');
  return (
    <ChoicesProvider value={choices}>
      <EditingProvider value={{ edited, change: setEdited, problems, sayProblem, zone }}>
        {draftBy === null ? null : (
          <Banner tone="info" title={t('draft.waiting', { name: draftBy })} className="mb-4" />
        )}
        <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
          <div className="grid min-w-0 gap-4">
            {known === null ? (
              <Card inset>
                <Field
                  label={t('editor.code')}
                  help={t('editor.codeHelp')}
                  error={code === '' || isCode ? undefined : t('trouble.bad_code')}
                  required
                >
                  <Input value={code} onChange={(event) => setCode(event.target.value)} />
                </Field>
              </Card>
            ) : null}
            <TermsForm rewards={rewards} isPublished={version > 0} />
            <p className="text-dense text-muted" aria-live="polite">
              {t('editor.mend', { count: problems.length })}
            </p>
          </div>
          <div className="min-w-0 xl:sticky xl:top-4">
            <Preview edited={edited} />
          </div>
        </div>
        <EditorBar
          code={code}
          isNew={known === null}
          version={version}
          edited={edited}
          isReadable={read.success}
          isCode={isCode}
          isSaved={edited === saved}
          hasDraft={known !== null && draftBy !== null}
          onSaved={() => setSaved(edited)}
        />
      </EditingProvider>
    </ChoicesProvider>
  );
}
