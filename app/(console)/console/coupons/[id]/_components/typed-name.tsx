'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { nameCouponBatch } from '@/lib/coupons/actions';
import { FormDialog, textOf } from '../../../_components/form-dialog';
import { useActOf } from '../../../_components/use-act-of';

/** The name of a batch that is typed into carts: shown once it is given, else given here, once (decision 067). */
export function TypedName({
  batch,
  code,
  canGive,
}: {
  readonly batch: string;
  readonly code: string | null;
  readonly canGive: boolean;
}) {
  const t = useTranslations('coupons.typed');
  const act = useActOf('coupons');
  return (
    <Card>
      <CardHeader
        title={t('label')}
        note={t('note')}
        action={
          code === null && canGive ? (
            <FormDialog
              act={act}
              trigger={<Button size="sm">{t('give')}</Button>}
              title={t('title')}
              description={t('note')}
              submit={t('give')}
              saved={t('saved')}
              send={(form) => () => nameCouponBatch({ batch, code: textOf(form, 'code'), note: textOf(form, 'note') })}
            >
              <Field label={t('field')} help={t('help')}>
                <Input
                  name="code"
                  required
                  minLength={3}
                  maxLength={32}
                  autoComplete="off"
                  autoCapitalize="none"
                  spellCheck={false}
                />
              </Field>
              <Field label={t('why')} help={t('whyHelp')}>
                <Input name="note" required minLength={3} maxLength={200} autoComplete="off" />
              </Field>
            </FormDialog>
          ) : undefined
        }
      />
      <div className="px-4 pb-4 text-dense">
        {code === null ? (
          <p className="text-muted">{t('none')}</p>
        ) : (
          <p className="inline-flex items-center gap-1 font-medium">
            {code.toUpperCase()}
            <CopyButton text={code.toUpperCase()} />
          </p>
        )}
      </div>
    </Card>
  );
}
