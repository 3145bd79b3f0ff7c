'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { FormErrors } from '@/components/ui/form-errors';
import { Textarea } from '@/components/ui/textarea';
import { showToast } from '@/components/ui/toast-store';
import { withdrawEarningRules } from '@/lib/earning/actions';
import { useSayRefusal } from './use-say-refusal';

const NOTE_MIN = 3;

/** Withdraws a version that has not begun, with why. */
export function WithdrawVersion({
  ruleSet,
  version,
  zone,
}: {
  readonly ruleSet: 'points' | 'growth';
  readonly version: number;
  readonly zone: string;
}) {
  const t = useTranslations('earning');
  const { sayRefusal } = useSayRefusal(zone);
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState('');
  const [complaint, setComplaint] = useState<string | null>(null);
  const [pending, start] = useTransition();

  function withdraw() {
    if (note.trim().length < NOTE_MIN) return setComplaint(t('publish.noteShort'));
    start(async () => {
      const answer = await withdrawEarningRules({ ruleSet, version, note }).catch(() => null);
      if (!answer?.ok) return setComplaint(sayRefusal(answer));
      showToast({ tone: 'success', title: t('withdraw.done', { version }) });
      setOpen(false);
      router.refresh();
    });
  }
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      size="sm"
      trigger={
        <Button size="sm" variant="outline" className="mt-2">
          {t('withdraw.open', { version })}
        </Button>
      }
      title={t('withdraw.title', { version })}
      description={t('withdraw.description')}
      footer={
        <Button variant="danger" pending={pending} onClick={withdraw}>
          {t('withdraw.act')}
        </Button>
      }
    >
      <div className="grid gap-4">
        <FormErrors errors={complaint === null ? [] : [{ message: complaint }]} />
        <Field label={t('publish.note')} help={t('publish.noteHelp')} required>
          <Textarea rows={2} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  );
}
