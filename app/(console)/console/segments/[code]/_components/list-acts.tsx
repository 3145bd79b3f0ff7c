'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Textarea } from '@/components/ui/textarea';
import { showToast } from '@/components/ui/toast-store';
import { listMembers } from '@/lib/segments/actions';
import { NoteDialog } from '../../../_components/note-dialog';
import { useActOf } from '../../../_components/use-act-of';
import { ask } from '../../_editor/ask';
import { useTrouble } from '../../_editor/use-trouble';

type Side = 'include' | 'exclude';
const SIDES = ['include', 'exclude'] as const;

/** Puts members on a list of a segment or takes them from it: pasted by id, card code, mobile or id of another system. */
export function ChangeList({ code }: { readonly code: string }) {
  const t = useTranslations('segments');
  const router = useRouter();
  const { run, pending, trouble } = useActOf('segments');
  const [side, setSide] = useState<Side>('include');
  const [way, setWay] = useState<'add' | 'remove'>('add');
  const [text, setText] = useState('');
  const members = text
    .split(/[\n,，;；\s]+/)
    .map((one) => one.trim())
    .filter(Boolean);
  return (
    <NoteDialog
      trigger={(props) => (
        <Button size="sm" {...props}>
          {t('lists.change')}
        </Button>
      )}
      title={t('lists.change')}
      description={t('lists.changeNote')}
      act={t('lists.changeAct')}
      trouble={trouble}
      pending={pending}
      onAct={(note, close) =>
        run(
          () => listMembers({ code, side, way, members, note }),
          ({ changed, entered, left }) => {
            showToast({ tone: 'success', title: t('lists.changed', { changed, entered, left }) });
            setText('');
            close();
            router.refresh();
          },
        )
      }
    >
      <SideChoice side={side} onChange={setSide} />
      <SegmentedControl
        label={t('lists.way')}
        value={way}
        options={(['add', 'remove'] as const).map((value) => ({ value, label: t(`lists.${value}`) }))}
        onChange={setWay}
      />
      <Field label={t('lists.members')} help={t('lists.membersHelp')} required>
        <Textarea rows={4} value={text} spellCheck={false} onChange={(event) => setText(event.target.value)} />
      </Field>
      <p className="text-dense text-muted" aria-live="polite">
        {t('lists.counted', { count: members.length })}
      </p>
    </NoteDialog>
  );
}

function SideChoice({ side, onChange }: { readonly side: Side; readonly onChange: (side: Side) => void }) {
  const t = useTranslations('segments');
  return (
    <SegmentedControl
      label={t('lists.side')}
      value={side}
      options={SIDES.map((value) => ({ value, label: t(`lists.${value}`) }))}
      onChange={onChange}
    />
  );
}

/** Uploads a file of names; it is read in the background and each line that names nobody is told with its number. */
export function UploadList({ code }: { readonly code: string }) {
  const t = useTranslations('segments');
  const router = useRouter();
  const trouble = useTrouble();
  const [side, setSide] = useState<Side>('include');
  const [file, setFile] = useState<File | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  async function send(chosen: File) {
    setBusy(true);
    try {
      const text = await textOf(chosen);
      const { lines } = await ask<{ lines: number }>('upload', { code, side, name: chosen.name, text });
      showToast({ tone: 'success', title: t('upload.begun', { lines }) });
      setError(null);
      setFile(null);
      router.refresh();
    } catch (failed) {
      setError(trouble(failed));
    } finally {
      setBusy(false);
    }
  }
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (file !== null) void send(file);
      }}
    >
      <div className="grid gap-3">
        <SideChoice side={side} onChange={setSide} />
        <Field id="segment-list-file" label={t('upload.file')} className="min-w-0">
          <input
            id="segment-list-file"
            type="file"
            accept=".csv,.txt,text/csv,text/plain"
            className="h-control w-full min-w-0 rounded-control border border-edge bg-surface p-1 text-dense file:mr-3 file:h-full file:rounded-md file:border-0 file:bg-sunken file:px-3 file:font-medium file:text-ink"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        </Field>
        <Button type="submit" pending={isBusy} disabled={file === null} className="justify-self-start">
          {t('upload.act')}
        </Button>
      </div>
      <p className="text-xs text-muted">{t('upload.help')}</p>
      {error === null ? null : (
        <p role="alert" className="text-dense text-danger">
          {error}
        </p>
      )}
    </form>
  );
}

/** A file as text: UTF-8, or GB18030 as Chinese spreadsheets write it. */
async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
