'use client';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { saveReport } from '@/lib/reports/actions';
import type { Definition } from '@/lib/reports/rules/definition';
import { FormDialog, textOf } from '../../_components/form-dialog';
import { useActOf } from '../../_components/use-act-of';

/** A saved report as far as changing it goes. */
export type Saved = { readonly id: string; readonly title: string; readonly revision: number };

/** Keeps a report under a name; then its own page opens. */
export function SaveReport({ definition, saved }: { readonly definition: Definition; readonly saved: Saved | null }) {
  const t = useTranslations('report-builder');
  const act = useActOf('report-builder');
  const router = useRouter();
  return (
    <FormDialog
      act={act}
      trigger={<Button variant="primary">{t('save')}</Button>}
      title={t('save')}
      submit={t('saveNow')}
      saved={t('saved')}
      send={(form) => {
        const title = textOf(form, 'title');
        if (title === '') return t('titleMissing');
        const { id = null, revision = null } = saved ?? {};
        return async () => {
          const answer = await saveReport({ id, revision, title, definition });
          if (answer.ok) router.push(`/console/reports/saved/${answer.value.id}` as Route);
          return answer;
        };
      }}
    >
      <Field label={t('reportTitle')} required>
        <Input name="title" maxLength={80} defaultValue={saved?.title ?? ''} />
      </Field>
    </FormDialog>
  );
}
