'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { showToast } from '@/components/ui/toast-store';
import { noteCampaign } from '@/lib/campaigns/actions';
import { useCampaignAct } from '../../_components/use-campaign-act';

type Note = {
  readonly id: string;
  readonly text: string;
  readonly at: Date;
  readonly by: string;
  readonly changedAt: Date;
  readonly changedBy: string;
};

/** What was learnt, by whom and when; whoever may write campaigns may add to it and mend it. */
export function Lessons({
  code,
  notes,
  zone,
  canWrite,
}: {
  readonly code: string;
  readonly notes: readonly Note[];
  readonly zone: string;
  readonly canWrite: boolean;
}) {
  const t = useTranslations('campaign-figures');
  const [editing, setEditing] = useState<string | null>(null);
  return (
    <Card>
      <CardHeader title={t('lessons')} note={t('lessonsNote')} />
      <div className="grid gap-3 px-4 pb-4">
        {notes.length === 0 ? <p className="text-dense text-muted">{t('noLessons')}</p> : null}
        <ul className="grid gap-3">
          {notes.map((note) => (
            <li key={note.id} className="grid gap-1 text-dense">
              {editing === note.id ? (
                <Writing code={code} id={note.id} text={note.text} done={() => setEditing(null)} />
              ) : (
                <p className="whitespace-pre-line break-words">{note.text}</p>
              )}
              <p className="flex flex-wrap items-center gap-x-2 text-xs text-muted">
                {note.by} · <DateTime at={note.at} format="datetime" zone={zone} />
                {note.changedAt.getTime() === note.at.getTime() ? null : (
                  <span>
                    {t('changedBy', { name: note.changedBy })}{' '}
                    <DateTime at={note.changedAt} format="datetime" zone={zone} />
                  </span>
                )}
                {canWrite && editing !== note.id ? (
                  <Button size="sm" variant="ghost" className="print:hidden" onClick={() => setEditing(note.id)}>
                    {t('changeLesson')}
                  </Button>
                ) : null}
              </p>
            </li>
          ))}
        </ul>
        {canWrite ? (
          <div className="print:hidden">
            <Writing code={code} id={null} text="" done={() => undefined} />
          </div>
        ) : null}
      </div>
    </Card>
  );
}

function Writing({
  code,
  id,
  text: before,
  done,
}: {
  readonly code: string;
  readonly id: string | null;
  readonly text: string;
  readonly done: () => void;
}) {
  const t = useTranslations('campaign-figures');
  const router = useRouter();
  const { run, pending, trouble } = useCampaignAct();
  const [text, setText] = useState(before);
  const save = () =>
    run(
      () => noteCampaign({ code, id, text }),
      () => {
        showToast({ tone: 'success', title: t('lessonKept') });
        if (id === null) setText('');
        done();
        router.refresh();
      },
    );
  return (
    <div className="grid justify-items-start gap-2">
      <Field label={t('lesson')} error={trouble ?? undefined} className="w-full">
        <Textarea rows={2} maxLength={2_000} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      <Button size="sm" pending={pending} disabled={text.trim() === ''} onClick={save}>
        {t('keepLesson')}
      </Button>
    </div>
  );
}
