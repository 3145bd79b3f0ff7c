'use client';
import { Send } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { askAccess } from '@/lib/access/actions';
import { FormDialog, textOf } from '../console/_components/form-dialog';
import { useActOf } from '../console/_components/use-act-of';

const REASON_MIN = 4;
const REASON_MAX = 300;

/** What one asked for last, as the page hands it to the browser. */
export type LastRequest = {
  readonly at: string;
  readonly answer: 'granted' | 'refused' | null;
  readonly by: string | null;
  readonly note: string | null;
};

type Subject = Parameters<typeof askAccess>[0]['subject'];

/** Asks those who give roles for what one may not see, once while it waits; a no is told with its word. */
export function RequestAccess({ subject, last }: { readonly subject: Subject; readonly last: LastRequest | null }) {
  const t = useTranslations('asking');
  const page = usePathname();
  const act = useActOf('asking');
  if (last !== null && last.answer === null) {
    return (
      <p role="status" className="text-dense text-muted">
        {t('waiting')} <DateTime at={last.at} format="datetime" />
      </p>
    );
  }
  return (
    <div className="grid justify-items-center gap-3">
      {last?.answer === 'refused' ? (
        <p role="status" className="text-dense text-pretty text-muted">
          {t('refused', { by: last.by ?? '' })} {last.note}
        </p>
      ) : null}
      <FormDialog
        act={act}
        trigger={
          <Button variant="primary" icon={<Send aria-hidden="true" />}>
            {t(last?.answer === 'refused' ? 'again' : 'open')}
          </Button>
        }
        title={t('title')}
        description={t('note')}
        submit={t('submit')}
        saved={t('sent')}
        send={(form) => {
          const reason = textOf(form, 'reason');
          return reason.length < REASON_MIN ? t('short') : () => askAccess({ subject, page, reason });
        }}
      >
        <Field label={t('reason')} help={t('reasonHelp')} required>
          <Textarea name="reason" rows={3} maxLength={REASON_MAX} />
        </Field>
      </FormDialog>
    </div>
  );
}
