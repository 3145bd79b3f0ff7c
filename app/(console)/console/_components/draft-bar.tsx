'use client';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { FormErrors } from '@/components/ui/form-errors';
import { showToast } from '@/components/ui/toast-store';
import { NoteDialog } from './note-dialog';
import type { Answered, useAct } from './use-act';

/** What an editor knows of the draft that its bar saves. */
type DraftState = {
  readonly isNew: boolean;
  readonly version: number;
  readonly isReadable: boolean;
  readonly isCode: boolean;
  readonly isSaved: boolean;
  readonly hasDraft: boolean;
  readonly onSaved: () => void;
};

/** The texts of the bar. */
export type DraftTexts =
  | `draft.${'saved' | 'clean' | 'dirty' | 'drop' | 'dropTitle' | 'dropNote' | 'save'}`
  | `publish.${'done' | 'title' | 'note' | 'act'}`;

/** Saving, throwing away and publishing what is written, with the texts and the acts of whatever is edited (4.M). */
export function DraftBar({
  t,
  act: { run, pending, trouble },
  list,
  code,
  isNew,
  version,
  isReadable,
  isCode,
  isSaved,
  hasDraft,
  onSaved,
  onSave,
  onDrop,
  onPublish,
  children,
}: DraftState & {
  readonly t: (key: DraftTexts, values?: { version: number }) => string;
  readonly act: ReturnType<typeof useAct>;
  /** The page that lists what is edited; the page of one stands below it by its code. */
  readonly list: string;
  readonly code: string;
  readonly onSave: () => Promise<Answered<unknown>>;
  readonly onDrop: () => Promise<Answered<unknown>>;
  readonly onPublish: (note: string) => Promise<Answered<{ readonly version: number }>>;
  /** What else publishing asks, such as from when on. */
  readonly children?: ReactNode;
}) {
  const router = useRouter();
  const [isDropping, setDropping] = useState(false);
  const page = `${list}/${code}`;
  const to = (address: string) => router.push(address as Parameters<typeof router.push>[0]);
  const save = () =>
    run(onSave, () => {
      showToast({ tone: 'success', title: t('draft.saved') });
      onSaved();
      if (isNew) router.replace(`${page}/edit` as Parameters<typeof router.replace>[0]);
      router.refresh();
    });
  const drop = () =>
    run(onDrop, () => {
      to(version === 0 ? list : page);
      router.refresh();
    });
  const publish = (note: string, close: () => void) =>
    run(
      () => onPublish(note),
      (answer) => {
        showToast({ tone: 'success', title: t('publish.done', { version: answer.version }) });
        close();
        to(page);
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
        {children}
      </NoteDialog>
    </div>
  );
}
