'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { isComposing } from '@/components/ui/keys';
import { NumberField } from '@/components/ui/number-field';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { showToast } from '@/components/ui/toast-store';
import { adjustGrowth, adjustPoints } from '@/lib/adjustments/actions';
import { ADJUST_REASONS, type AdjustReason } from '@/lib/adjustments/rules/reasons';
import { formatNumber } from '@/lib/kernel/format';
import { useAct } from '../../../../_components/use-act';
import { previewOutcome, type Terms } from './outcome';
import { OutcomeNote } from './outcome-note';

const FORM = 'adjust';
const NOTE_MIN = 2;
const NOTE_MAX = 200;
const AMOUNT_MAX = 1_000_000;

type Asset = 'points' | 'growth';

/** Changes points or growth by hand: how much, why, what the balance will be, and whether somebody else must agree. */
export function AdjustDialog({
  memberId,
  sourceId,
  terms,
  onClose,
}: {
  readonly memberId: string;
  readonly sourceId: string;
  readonly terms: Terms;
  readonly onClose: () => void;
}) {
  const t = useTranslations('adjust');
  const router = useRouter();
  const { run, pending, trouble, setTrouble } = useAct((code, facts) =>
    t.has(`refusal.${code}`) ? t(`refusal.${code}`, facts) : t('refusal.unexpected'),
  );
  const [asset, setAsset] = useState<Asset>('points');
  const [way, setWay] = useState<'give' | 'take'>('give');
  const [size, setSize] = useState<number | null>(null);
  const [reasonCode, setReasonCode] = useState<AdjustReason | null>(null);
  const [note, setNote] = useState('');
  const amount = (size ?? 0) * (way === 'give' ? 1 : -1);
  const outcome = previewOutcome(amount, terms[asset]);

  function submit(event?: FormEvent) {
    event?.preventDefault();
    if (amount === 0) return setTrouble(t('missing.amount'));
    if (reasonCode === null) return setTrouble(t('missing.reason'));
    if (note.trim().length < NOTE_MIN) return setTrouble(t('missing.note'));
    const about = { id: memberId, reason: note, reasonCode, source: { type: 'console', id: sourceId } };
    const act = () =>
      asset === 'points' ? adjustPoints({ ...about, points: amount }) : adjustGrowth({ ...about, growth: amount });
    run(act, (answer) => {
      const isPending = answer.kind === 'pending';
      showToast({
        tone: isPending ? 'info' : 'success',
        title: t(isPending ? 'asked' : 'done'),
        detail: isPending ? t('askedNote') : t('doneNote', { balance: formatNumber(answer.entry.balanceAfter) }),
      });
      router.refresh();
      onClose();
    });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('title')}
      description={t('note')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" form={FORM} variant="primary" pending={pending}>
            {t(outcome.kind === 'approval' ? 'ask' : 'submit')}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        noValidate
        onSubmit={submit}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !isComposing(event.nativeEvent)) submit();
        }}
        className="grid gap-4"
      >
        {trouble === null ? null : <Banner tone="danger" title={<span role="alert">{trouble}</span>} />}
        <div className="flex flex-wrap gap-2">
          <SegmentedControl
            label={t('asset')}
            value={asset}
            onChange={setAsset}
            options={[
              { value: 'points', label: t('points') },
              { value: 'growth', label: t('growth') },
            ]}
          />
          <SegmentedControl
            label={t('way')}
            value={way}
            onChange={setWay}
            options={[
              { value: 'give', label: t('give') },
              { value: 'take', label: t('take') },
            ]}
          />
        </div>
        <Field label={t('amount')} required>
          <NumberField value={size} onChange={setSize} min={1} max={AMOUNT_MAX} unit={t(asset)} />
        </Field>
        <OutcomeNote threshold={terms.threshold} terms={terms[asset]} outcome={outcome} />
        <Field label={t('reasonCode')} help={t('reasonHelp')} required>
          <Select
            value={reasonCode}
            onChange={(value) => setReasonCode(ADJUST_REASONS.find((code) => code === value) ?? null)}
            placeholder={t('choose')}
            options={ADJUST_REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))}
          />
        </Field>
        <Field label={t('remark')} help={t('remarkHelp')} required>
          <Textarea rows={2} maxLength={NOTE_MAX} value={note} onChange={(event) => setNote(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
