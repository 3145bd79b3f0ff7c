'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';
import { Field } from '@/components/ui/field';
import { FormErrors } from '@/components/ui/form-errors';
import { Input } from '@/components/ui/input';
import { NativeSelect } from '@/components/ui/native-select';
import { showToast } from '@/components/ui/toast-store';
import { commentRequest, copyRequest } from '@/lib/approvals/actions';
import { useAct } from '../../_components/use-act';
import type { Detail, Line } from './line';

const NOTE_MAX = 200;

/** What others did and said about a request, in order, and who shall know of it. */
export function Talk({
  line,
  detail: { steps, copies },
  zone,
  onSaid,
}: {
  readonly line: Line;
  readonly detail: Detail;
  readonly zone: string;
  readonly onSaid: () => void;
}) {
  const t = useTranslations('approvals');
  const { run, pending, trouble } = useAct((code) =>
    t.has(`refusal.${code}`) ? t(`refusal.${code}`) : t('refusal.unexpected'),
  );
  const [note, setNote] = useState('');
  const [isOpen, setOpen] = useState(false);
  const readers = useQuery({ queryKey: ['approval readers'], queryFn: readReaders, enabled: isOpen });
  const known = new Set(copies.map(({ staffId }) => staffId));
  const say = () =>
    run(
      () => commentRequest({ requestId: line.id, note }),
      () => {
        setNote('');
        onSaid();
      },
    );
  const copy = (staffId: string) =>
    run(
      () => copyRequest({ requestId: line.id, staffIds: [staffId] }),
      ({ names }) => {
        showToast({ tone: 'success', title: t('told.copied', { name: names.join('、') }) });
        onSaid();
      },
    );
  return (
    <section aria-label={t('talk.title')} className="grid gap-3 border-t border-line pt-4">
      <h3 className="text-dense">{t('talk.title')}</h3>
      {steps.length === 0 ? <p className="text-xs text-muted">{t('talk.none')}</p> : null}
      <ol className="grid gap-2 text-dense empty:hidden">
        {steps.map(({ id, act, whoName, forName, note: said, at }) => (
          <li key={id}>
            <p>
              <span className="font-medium">{whoName}</span>{' '}
              {forName === null
                ? t(`talk.act.${act}`)
                : t('talk.inStead', { name: forName, act: t(`talk.act.${act}`) })}{' '}
              <span className="text-xs text-muted">
                <DateTime at={at} format="datetime" zone={zone} />
              </span>
            </p>
            {said === null || act === 'escalate' ? null : <p className="break-words text-muted">{said}</p>}
          </li>
        ))}
      </ol>
      <FormErrors errors={trouble === null ? [] : [{ message: trouble }]} />
      <form
        noValidate
        className="flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          say();
        }}
      >
        <Field label={t('talk.say')} className="min-w-0 flex-1">
          <Input value={note} maxLength={NOTE_MAX} onChange={(event) => setNote(event.target.value)} />
        </Field>
        <Button type="submit" pending={pending} disabled={note.trim().length < 2}>
          {t('talk.send')}
        </Button>
      </form>
      <div className="grid gap-1.5 text-dense">
        <p className="text-muted">
          {copies.length === 0
            ? t('talk.noCopies')
            : t('talk.copies', { names: copies.map(({ staffName }) => staffName).join('、') })}
        </p>
        {isOpen ? (
          <Field label={t('talk.copyTo')}>
            <NativeSelect
              value=""
              placeholder={t('talk.choose')}
              options={(readers.data ?? [])
                .filter(({ id }) => !known.has(id))
                .map(({ id, name }) => ({ value: id, label: name }))}
              onChange={({ target }) => {
                if (target.value !== '') copy(target.value);
              }}
            />
          </Field>
        ) : (
          <Button size="sm" className="justify-self-start" onClick={() => setOpen(true)}>
            {t('talk.copyTo')}
          </Button>
        )}
      </div>
    </section>
  );
}

async function readReaders({
  signal,
}: {
  readonly signal: AbortSignal;
}): Promise<readonly { id: string; name: string }[]> {
  const answer = await fetch('/api/console/approvals/readers', { signal });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return answer.json();
}
