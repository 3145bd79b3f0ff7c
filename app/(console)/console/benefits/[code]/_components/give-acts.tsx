'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { showToast } from '@/components/ui/toast-store';
import { grantMany } from '@/lib/benefits/actions';
import { NoteDialog } from '../../../_components/note-dialog';
import { useActOf } from '../../../_components/use-act-of';

/** Grants the benefit to everybody on a list, one or many; the worker does it and shows how far it is. */
export function GiveActs({ code }: { readonly code: string }) {
  const t = useTranslations('benefits');
  const router = useRouter();
  const { run, pending, trouble } = useActOf('benefits');
  const [text, setText] = useState('');
  const members = text.split(/[\s,，;；]+/).filter(Boolean);
  return (
    <NoteDialog
      trigger={(props) => (
        <Button variant="outline" {...props}>
          {t('give.title')}
        </Button>
      )}
      title={t('give.title')}
      description={t('give.note')}
      act={t('give.act')}
      trouble={trouble}
      pending={pending}
      onAct={(note, close) =>
        run(
          () => grantMany({ code, members, note }),
          (answer) => {
            showToast({ tone: 'success', title: t('give.begun', { count: answer.members }) });
            close();
            router.refresh();
          },
        )
      }
    >
      <Field label={t('give.members')} required>
        <Textarea rows={5} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
    </NoteDialog>
  );
}
