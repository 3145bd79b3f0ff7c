'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Edited } from '@/components/editing/edited';
import { instantOfWall } from '@/components/editing/wall';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormErrors } from '@/components/ui/form-errors';
import { Input } from '@/components/ui/input';
import { showToast } from '@/components/ui/toast-store';
import { dropTaskDraft, publishTask, saveTaskDraft } from '@/lib/tasks/actions';
import { NoteDialog } from '../../_components/note-dialog';
import { useTaskAct } from '../_components/use-task-act';

/** Saving, throwing away and publishing what is written; a version may begin later on (4.M). */
export function EditorBar({
  code,
  isNew,
  version,
  edited,
  isReadable,
  isCode,
  isSaved,
  hasDraft,
  zone,
  onSaved,
}: {
  readonly code: string;
  readonly isNew: boolean;
  readonly version: number;
  readonly edited: Edited;
  readonly isReadable: boolean;
  readonly isCode: boolean;
  readonly isSaved: boolean;
  readonly hasDraft: boolean;
  readonly zone: string;
  readonly onSaved: () => void;
}) {
  const t = useTranslations('tasks');
  const router = useRouter();
  const { run, pending, trouble } = useTaskAct();
  const [isDropping, setDropping] = useState(false);
  const [from, setFrom] = useState('');
  const page = `/console/tasks/${code}`;
  const save = () =>
    run(
      () => saveTaskDraft({ code, basedOn: version, terms: edited }),
      () => {
        showToast({ tone: 'success', title: t('draft.saved') });
        onSaved();
        if (isNew) router.replace(`${page}/edit`);
        router.refresh();
      },
    );
  const drop = () =>
    run(
      () => dropTaskDraft({ code }),
      () => {
        router.push(version === 0 ? '/console/tasks' : page);
        router.refresh();
      },
    );
  const publish = (note: string, close: () => void) =>
    run(
      () => publishTask({ code, basedOn: version, terms: edited, note, effectiveFrom: instantOfWall(from, zone) }),
      (answer) => {
        showToast({ tone: 'success', title: t('publish.done', { version: answer.version }) });
        close();
        router.push(page);
        router.refresh();
      },
    );
  return (
    <div className="sticky bottom-0 z-10 mt-4 flex flex-wrap items-center gap-2 border-t border-line bg-paper py-3">
      <p className="mr-auto text-dense text-muted" aria-live="polite">
        {isSaved ? t('draft.clean') : t('draft.dirty')}
      </p>
      <FormErrors errors={trouble === null ? [] : [{ message: trouble }]} />
      {hasDraft ? (
        <>
          <Button variant="ghost" onClick={() => setDropping(true)}>
            {t('draft.drop')}
          </Button>
          <AlertDialog
            open={isDropping}
            onOpenChange={setDropping}
            title={t('draft.dropTitle')}
            act={t('draft.drop')}
            onConfirm={drop}
          >
            {t('draft.dropNote')}
          </AlertDialog>
        </>
      ) : null}
      <Button pending={pending} disabled={!isCode} onClick={save}>
        {t('draft.save')}
      </Button>
      <NoteDialog
        trigger={(props) => (
          <Button variant="primary" disabled={!isReadable || !isCode} {...props}>
            {t('publish.title')}
          </Button>
        )}
        title={t('publish.title')}
        description={t('publish.note')}
        act={t('publish.act')}
        trouble={trouble}
        pending={pending}
        onAct={publish}
      >
        <Field label={t('publish.from')} help={t('publish.fromHelp', { zone })}>
          <Input type="datetime-local" value={from} onChange={(event) => setFrom(event.target.value)} />
        </Field>
      </NoteDialog>
    </div>
  );
}
