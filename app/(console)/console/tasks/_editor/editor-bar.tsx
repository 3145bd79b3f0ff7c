'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Edited } from '@/components/editing/edited';
import { instantOfWall } from '@/components/editing/wall';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { dropTaskDraft, publishTask, saveTaskDraft } from '@/lib/tasks/actions';
import { DraftBar, type DraftState } from '../../_components/draft-bar';
import { useTaskAct } from '../_components/use-task-act';

/** Saving, throwing away and publishing what is written; a version may begin later on (4.M). */
export function EditorBar({
  code,
  edited,
  zone,
  ...state
}: DraftState & {
  readonly code: string;
  readonly edited: Edited;
  readonly zone: string;
}) {
  const t = useTranslations('tasks');
  const [from, setFrom] = useState('');
  const basedOn = state.version;
  return (
    <DraftBar
      {...state}
      t={t}
      act={useTaskAct()}
      list="/console/tasks"
      code={code}
      onSave={() => saveTaskDraft({ code, basedOn, terms: edited })}
      onDrop={() => dropTaskDraft({ code })}
      onPublish={(note) =>
        publishTask({ code, basedOn, terms: edited, note, effectiveFrom: instantOfWall(from, zone) })
      }
    >
      <Field label={t('publish.from')} help={t('publish.fromHelp', { zone })}>
        <Input type="datetime-local" value={from} onChange={(event) => setFrom(event.target.value)} />
      </Field>
    </DraftBar>
  );
}
