'use client';
import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Field } from '@/components/ui/field';
import { FormErrors } from '@/components/ui/form-errors';
import { IconButton } from '@/components/ui/icon-button';
import { Textarea } from '@/components/ui/textarea';
import { showToast } from '@/components/ui/toast-store';
import { removeNote, writeNote } from '@/lib/members/actions';
import { textOf } from '../../../../_components/form-dialog';
import { useActOf } from '../../../../_components/use-act-of';

/** A note as the page hands it to the browser. */
export type NoteView = {
  readonly memberId: string;
  readonly id: string;
  readonly text: string;
  readonly by: string;
  readonly at: string;
};

/** What colleagues wrote down about a member, newest first, and a place for the next one (B2). */
export function NotesCard({
  memberId,
  notes,
  zone,
  canWrite,
}: {
  readonly memberId: string;
  readonly notes: readonly NoteView[];
  readonly zone: string;
  readonly canWrite: boolean;
}) {
  const t = useTranslations('remarks');
  const router = useRouter();
  const { run, pending, trouble } = useActOf('remarks');
  const form = useRef<HTMLFormElement>(null);
  const write = (of: string, text: string) =>
    run(
      () => writeNote({ memberId: of, text }),
      () => {
        form.current?.reset();
        router.refresh();
      },
    );
  const remove = (note: NoteView) =>
    run(
      () => removeNote({ memberId: note.memberId, note: note.id }),
      () => {
        const undo = { label: t('undo'), run: () => write(note.memberId, note.text) };
        showToast({ tone: 'success', title: t('removed'), action: undo });
        router.refresh();
      },
    );
  return (
    <Card>
      <CardHeader title={t('notes')} note={t('notesNote')} />
      <div className="grid gap-3 px-4 pb-4">
        {canWrite ? (
          <form
            ref={form}
            noValidate
            className="grid gap-2 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-end"
            onSubmit={(event) => {
              event.preventDefault();
              const text = textOf(new FormData(event.currentTarget), 'text');
              if (text.length > 1) write(memberId, text);
            }}
          >
            <Field label={t('newNote')}>
              <Textarea name="text" rows={1} maxLength={1_000} className="min-h-control" />
            </Field>
            <Button type="submit" pending={pending} className="justify-self-end">
              {t('write')}
            </Button>
            <FormErrors errors={trouble === null ? [] : [{ message: trouble }]} />
          </form>
        ) : null}
        {notes.length === 0 ? null : (
          <ul className="grid gap-3">
            {notes.map((note) => (
              <li key={note.id} className="flex items-start gap-2 border-t border-line pt-3 first:border-0 first:pt-0">
                <div className="min-w-0 flex-1">
                  <p className="text-dense break-words whitespace-pre-line">{note.text}</p>
                  <p className="mt-1 text-xs text-muted">
                    {note.by} · <DateTime at={note.at} format="datetime" zone={zone} />
                  </p>
                </div>
                {canWrite ? (
                  <IconButton label={t('remove')} icon={<Trash2 />} disabled={pending} onClick={() => remove(note)} />
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}
