'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { isComposing } from '@/components/ui/keys';
import { Textarea } from '@/components/ui/textarea';
import { showToast } from '@/components/ui/toast-store';
import { approveRequest, rejectRequest, withdrawRequest } from '@/lib/approvals/actions';
import { useAct } from '../../_components/use-act';
import type { Line } from './line';

const NOTE_MAX = 200;
const NOTE_MIN = 2;

/** Approves or rejects with a note; one's own request is only taken back. ⌘-Enter approves. */
export function DecidePanel({ line }: { readonly line: Line }) {
  const t = useTranslations('approvals');
  const router = useRouter();
  const cache = useQueryClient();
  const { run, pending, trouble, setTrouble } = useAct((code, facts) =>
    t.has(`refusal.${code}`) ? t(`refusal.${code}`, facts) : t('refusal.unexpected'),
  );
  const [note, setNote] = useState('');
  const requestId = line.id;

  function told(verb: 'approved' | 'rejected' | 'withdrawn') {
    showToast({ tone: verb === 'approved' ? 'success' : 'info', title: t(`told.${verb}`) });
    void cache.invalidateQueries({ queryKey: ['list', 'approvals'] });
    // The number in the navigation comes with the layout.
    router.refresh();
  }
  const approve = () =>
    run(
      () => approveRequest({ requestId, note }),
      () => told('approved'),
    );
  const reject = () => {
    if (note.trim().length < NOTE_MIN) return setTrouble(t('noteMissing'));
    run(
      () => rejectRequest({ requestId, note }),
      () => told('rejected'),
    );
  };

  if (line.state !== 'requested') return null;
  const alert = trouble === null ? null : <Banner tone="danger" title={<span role="alert">{trouble}</span>} />;
  if (line.isOwn) {
    return (
      <div className="grid gap-3">
        {alert}
        <Banner
          title={t('ownTitle')}
          action={
            <Button
              size="sm"
              pending={pending}
              onClick={() =>
                run(
                  () => withdrawRequest({ requestId }),
                  () => told('withdrawn'),
                )
              }
            >
              {t('withdraw')}
            </Button>
          }
        >
          {t('ownNote')}
        </Banner>
      </div>
    );
  }
  if (!line.canDecide) return <p className="text-dense text-muted">{t('mayNot')}</p>;
  return (
    <form
      noValidate
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        approve();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !isComposing(event.nativeEvent)) approve();
      }}
    >
      {alert}
      <Field label={t('decisionNote')} help={t('decisionNoteHelp')}>
        <Textarea rows={2} maxLength={NOTE_MAX} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={pending}>
          {t('approve')}
        </Button>
        <Button variant="danger-outline" pending={pending} onClick={reject}>
          {t('reject')}
        </Button>
      </div>
    </form>
  );
}
