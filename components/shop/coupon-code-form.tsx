'use client';
import { useTranslations } from 'next-intl';
import type { FormEvent } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { typeCode } from '@/lib/shop/actions';
import { useAct } from './use-act';

const CODE_MAX = 64;

/** Where a buyer types the code of a coupon that is not in his wallet: it is his when the order is placed (4.E). */
export function CouponCodeForm({ points }: { readonly points: number }) {
  const t = useTranslations('buying');
  const { run, pending, refusal } = useAct();
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = event.currentTarget;
    const code = String(new FormData(form).get('code') ?? '').trim();
    if (code === '') return;
    run(() => typeCode({ code, points }));
  }
  return (
    <form onSubmit={submit} className="mt-2">
      <Field label={t('code')} {...(refusal === null ? { help: t('codeNote') } : { error: refusal })}>
        <Input
          name="code"
          maxLength={CODE_MAX}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          trail={
            <Button type="submit" variant="ghost" size="sm" pending={pending}>
              {t('codeUse')}
            </Button>
          }
        />
      </Field>
    </form>
  );
}
