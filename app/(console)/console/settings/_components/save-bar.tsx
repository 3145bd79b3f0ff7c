'use client';
import { useTranslations } from 'next-intl';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Edited } from './use-edited';

/** How many fields wait to be saved, why they were changed, and both ways on; absent while nothing waits. */
export function SaveBar({ edited }: { readonly edited: Edited }) {
  const t = useTranslations('settings');
  const { count, note, setNote, discard, pending, trouble } = edited;
  if (count === 0) return null;
  return (
    <div className="sticky bottom-0 grid gap-3 rounded-card border border-line bg-tint p-3">
      {trouble === null ? null : <Banner tone="danger" title={trouble} />}
      <div className="flex flex-wrap items-end gap-3">
        <Field label={t('why')} optional className="min-w-0 flex-1 basis-60">
          <Input value={note} maxLength={200} onChange={(event) => setNote(event.target.value)} />
        </Field>
        <div className="flex flex-wrap items-center gap-2">
          <p role="status" className="text-dense text-muted">
            {t('unsaved', { count })}
          </p>
          <Button disabled={pending} onClick={discard}>
            {t('discard')}
          </Button>
          <Button type="submit" variant="primary" pending={pending}>
            {t('save')}
          </Button>
        </div>
      </div>
    </div>
  );
}
