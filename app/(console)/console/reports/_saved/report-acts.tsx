'use client';
import { Bell, BellOff, Copy, Trash2 } from 'lucide-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { showToast } from '@/components/ui/toast-store';
import { deleteReport, duplicateReport, subscribeReport, unsubscribeReport } from '@/lib/reports/actions';
import { FormDialog, textOf } from '../../_components/form-dialog';
import { useActOf } from '../../_components/use-act-of';

/** Asks for the runs of a report, or no longer. */
export function Subscribe({ id, isSubscribed }: { readonly id: string; readonly isSubscribed: boolean }) {
  const t = useTranslations('report-builder');
  const router = useRouter();
  const { run, pending, trouble } = useActOf('report-builder');
  const Icon = isSubscribed ? BellOff : Bell;
  return (
    <>
      <Button
        icon={<Icon aria-hidden="true" />}
        pending={pending}
        onClick={() =>
          run(
            () => (isSubscribed ? unsubscribeReport({ id }) : subscribeReport({ id })),
            () => {
              showToast({ tone: 'success', title: t(isSubscribed ? 'unsubscribed' : 'subscribed') });
              router.refresh();
            },
          )
        }
      >
        {t(isSubscribed ? 'unsubscribe' : 'subscribe')}
      </Button>
      {trouble === null ? null : (
        <p role="alert" className="text-xs text-danger">
          {trouble}
        </p>
      )}
    </>
  );
}

/** Makes a copy of one's own, whose page opens. */
export function Duplicate({ id, title }: { readonly id: string; readonly title: string }) {
  const t = useTranslations('report-builder');
  const act = useActOf('report-builder');
  const router = useRouter();
  return (
    <FormDialog
      act={act}
      trigger={<Button icon={<Copy aria-hidden="true" />}>{t('duplicate')}</Button>}
      title={t('duplicate')}
      description={t('duplicateNote')}
      submit={t('duplicateNow')}
      saved={t('duplicated')}
      send={(form) => {
        const name = textOf(form, 'title');
        if (name === '') return t('titleMissing');
        return async () => {
          const answer = await duplicateReport({ id, title: name });
          if (answer.ok) router.push(`/console/reports/saved/${answer.value.id}` as Route);
          return answer;
        };
      }}
    >
      <Field label={t('reportTitle')} required>
        <Input name="title" maxLength={80} defaultValue={t('copyOf', { title })} />
      </Field>
    </FormDialog>
  );
}

/** Puts a report away, after saying what that means. */
export function Delete({ id }: { readonly id: string }) {
  const t = useTranslations('report-builder');
  const act = useActOf('report-builder');
  const router = useRouter();
  return (
    <FormDialog
      act={act}
      trigger={
        <Button variant="ghost" icon={<Trash2 aria-hidden="true" />}>
          {t('delete')}
        </Button>
      }
      title={t('delete')}
      description={t('deleteNote')}
      submit={t('deleteNow')}
      saved={t('deleted')}
      send={() => async () => {
        const answer = await deleteReport({ id });
        if (answer.ok) router.push('/console/reports/saved' as Route);
        return answer;
      }}
    >
      {null}
    </FormDialog>
  );
}
