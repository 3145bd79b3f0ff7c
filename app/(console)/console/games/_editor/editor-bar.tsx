'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Edited } from '@/components/editing/edited';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { FormErrors } from '@/components/ui/form-errors';
import { showToast } from '@/components/ui/toast-store';
import { dropGameDraft, publishGame, saveGameDraft } from '@/lib/games/actions';
import { NoteDialog } from '../../_components/note-dialog';
import { useGameAct } from '../_components/use-game-act';

/** Saving, throwing away and publishing what is written (4.M). */
export function EditorBar({
  code,
  isNew,
  version,
  edited,
  isReadable,
  isCode,
  isSaved,
  hasDraft,
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
  readonly onSaved: () => void;
}) {
  const t = useTranslations('games');
  const router = useRouter();
  const { run, pending, trouble } = useGameAct();
  const [isDropping, setDropping] = useState(false);
  const page = `/console/games/${code}`;
  const save = () =>
    run(
      () => saveGameDraft({ code, basedOn: version, terms: edited }),
      () => {
        showToast({ tone: 'success', title: t('draft.saved') });
        onSaved();
        if (isNew) router.replace(`${page}/edit`);
        router.refresh();
      },
    );
  const drop = () =>
    run(
      () => dropGameDraft({ code }),
      () => {
        router.push(version === 0 ? '/console/games' : page);
        router.refresh();
      },
    );
  const publish = (note: string, close: () => void) =>
    run(
      () => publishGame({ code, basedOn: version, terms: edited, note }),
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
      />
    </div>
  );
}
