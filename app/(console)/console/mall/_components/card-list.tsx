'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { addMallCards } from '@/lib/mall/actions';
import { FormDialog, textOf } from '../../_components/form-dialog';
import { useActOf } from '../../_components/use-act-of';

/** The list of gift cards of an item: codes are added, never shown. */
export function CardList({ code }: { readonly code: string }) {
  const t = useTranslations('mall-console');
  const act = useActOf('mall-console');
  return (
    <Card>
      <CardHeader
        title={t('cards.title')}
        note={t('cards.note')}
        action={
          <FormDialog
            act={act}
            trigger={<Button size="sm">{t('cards.add')}</Button>}
            title={t('cards.add')}
            description={t('cards.note')}
            submit={t('cards.add')}
            saved={t('cards.done')}
            send={(form) => {
              const cards = textOf(form, 'cards')
                .split(/\s+/)
                .filter((card) => card !== '');
              return cards.length === 0 ? t('trouble.missing') : () => addMallCards({ code, cards });
            }}
          >
            <Field label={t('cards.codes')} required>
              <Textarea name="cards" rows={8} />
            </Field>
          </FormDialog>
        }
      />
    </Card>
  );
}
