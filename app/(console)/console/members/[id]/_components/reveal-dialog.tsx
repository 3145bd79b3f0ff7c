'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState, useTransition } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { isComposing } from '@/components/ui/keys';
import { Textarea } from '@/components/ui/textarea';
import { revealMember } from '@/lib/members/actions';
import type { Revealable } from '@/lib/members/rules/reveal-input';

const FORM = 'reveal';
const REASON_MIN = 4;
const REASON_MAX = 200;
const USUAL = ['call', 'address', 'complaint'] as const;

/** Values as they are, by field. */
export type Shown = { readonly [field in Revealable]?: string | null };

/** Asks which fields are to be shown and why; the reason is kept with the reader's name. */
export function RevealDialog({
  memberId,
  fields,
  open,
  onClose,
  onShown,
}: {
  readonly memberId: string;
  readonly fields: readonly Revealable[];
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onShown: (values: Shown) => void;
}) {
  const t = useTranslations('members.reveal');
  const label = useTranslations('members.profile');
  const router = useRouter();
  const cache = useQueryClient();
  const [pending, start] = useTransition();
  const [chosen, setChosen] = useState<readonly Revealable[]>(
    fields.includes('mobile') ? ['mobile'] : fields.slice(0, 1),
  );
  const [reason, setReason] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const isShort = reason.trim().length < REASON_MIN;

  function submit(event?: FormEvent) {
    event?.preventDefault();
    if (chosen.length === 0) return setTrouble(t('chooseOne'));
    if (isShort) return setTrouble(t('reasonShort', { min: REASON_MIN }));
    start(async () => {
      const answer = await revealMember({ memberId, fields: [...chosen], reason }).catch(() => null);
      if (!answer?.ok) {
        const code = answer?.code ?? 'offline';
        return setTrouble(t.has(`refusal.${code}`) ? t(`refusal.${code}`) : t('refusal.unexpected'));
      }
      setTrouble(null);
      setReason('');
      onShown(answer.value);
      // The reveal itself is news: it stands in the timeline now.
      void cache.invalidateQueries({ queryKey: ['timeline', memberId] });
      router.refresh();
    });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={t('title')}
      description={t('note')}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" form={FORM} variant="primary" pending={pending}>
            {t('submit')}
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
        <fieldset className="grid">
          <legend className="mb-1 text-dense font-medium">{t('fields')}</legend>
          {fields.map((field) => (
            <Checkbox
              key={field}
              label={label(field)}
              checked={chosen.includes(field)}
              onCheckedChange={(on) => setChosen(on ? [...chosen, field] : chosen.filter((one) => one !== field))}
            />
          ))}
        </fieldset>
        <div className="grid gap-2">
          <Field label={t('reason')} help={t('reasonHelp')} required>
            <Textarea
              rows={2}
              maxLength={REASON_MAX}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              placeholder={t('reasonExample')}
            />
          </Field>
          <div className="flex flex-wrap gap-1.5">
            {USUAL.map((key) => (
              <button
                key={key}
                type="button"
                onClick={() => setReason(t(`usual.${key}`))}
                className="min-h-control-sm rounded-full border border-line px-3 text-dense text-muted hover:text-ink"
              >
                {t(`usual.${key}`)}
              </button>
            ))}
          </div>
        </div>
      </form>
    </Dialog>
  );
}
