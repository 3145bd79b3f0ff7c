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
import { TermsSchema } from '@/lib/tasks/rules/terms';
import { TaskCode } from '@/lib/tasks/schema';
import { EditorBar } from './editor-bar';
import { TaskForm } from './task-form';

/** The next version of a task as a form; complaints stand at their fields as it is written (4.M). */
export function TaskEditor({
  code: known,
  version,
  begin,
  draftBy,
  zone,
  choices,
  rewards,
  before,
}: {
  /** Null: a task that does not exist yet. */
  readonly code: string | null;
  readonly version: number;
  readonly begin: Edited;
  /** Whose draft this is; null: nobody has one. */
  readonly draftBy: string | null;
  readonly zone: string;
  readonly choices: Choices;
  readonly rewards: RewardChoices;
  /** The tasks that may come before this one. */
  readonly before: readonly { readonly value: string; readonly label: string }[];
}) {
  const t = useTranslations('tasks');
  const [code, setCode] = useState(known ?? '');
  const [edited, setEdited] = useState(begin);
  const [saved, setSaved] = useState(begin);
  const read = useMemo(() => TermsSchema.safeParse(edited), [edited]);
  const isCode = TaskCode.safeParse(code).success;
  const problems = read.success
    ? []
    : read.error.issues.map(({ path, message, code: kind }) => ({
        path: path.join('.'),
        message: kind === 'custom' ? message : 'missing',
      }));
  const sayProblem = (message: string) =>
    t.has(`trouble.${message}`) ? t(`trouble.${message}`) : t('trouble.missing');
  return (
    <ChoicesProvider value={choices}>
      <EditingProvider value={{ edited, change: setEdited, problems, sayProblem, zone }}>
        {draftBy === null ? null : (
          <Banner tone="info" title={t('draft.waiting', { name: draftBy })} className="mb-4" />
        )}
        <div className="grid max-w-4xl gap-4">
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
          <TaskForm rewards={rewards} before={before} isPublished={version > 0} />
          <p className="text-dense text-muted" aria-live="polite">
            {t('editor.mend', { count: problems.length })}
          </p>
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
          zone={zone}
          onSaved={() => setSaved(edited)}
        />
      </EditingProvider>
    </ChoicesProvider>
  );
}
