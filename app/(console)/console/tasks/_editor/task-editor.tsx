'use client';
import { useTranslations } from 'next-intl';
import type { Choices } from '@/components/goods/use-choices';
import type { RewardChoices } from '@/components/rewards/rewards-editor';
import { dropTaskDraft, publishTask, saveTaskDraft } from '@/lib/tasks/actions';
import { TermsSchema } from '@/lib/tasks/rules/terms';
import { TaskCode } from '@/lib/tasks/schema';
import { AuthoredEditor } from '../../_components/authored-editor';
import { useActOf } from '../../_components/use-act-of';
import { type AuthoredBegin, useAuthored } from '../../_components/use-authored';
import { TaskForm } from './task-form';

/** The next version of a task as a form; complaints stand at their fields as it is written (4.M). */
export function TaskEditor({
  begin,
  zone,
  choices,
  rewards,
  before,
}: {
  readonly begin: AuthoredBegin;
  readonly zone: string;
  readonly choices: Choices;
  readonly rewards: RewardChoices;
  /** The tasks that may come before this one. */
  readonly before: readonly { readonly value: string; readonly label: string }[];
}) {
  const t = useTranslations('tasks');
  const authored = useAuthored(begin, TermsSchema, TaskCode);
  return (
    <AuthoredEditor
      authored={authored}
      t={t}
      act={useActOf('tasks')}
      acts={{ save: saveTaskDraft, drop: dropTaskDraft, publish: publishTask }}
      list="/console/tasks"
      choices={choices}
      zone={zone}
      later={{ label: t('publish.from'), help: t('publish.fromHelp', { zone }) }}
      form={
        <>
          <TaskForm rewards={rewards} before={before} isPublished={begin.version > 0} />
          <p className="text-dense text-muted" aria-live="polite">
            {t('editor.mend', { count: authored.problems.length })}
          </p>
        </>
      }
    />
  );
}
