'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAnswer } from '@/components/access/use-answer';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { OtpField } from '@/components/ui/otp-field';
import { PasswordField } from '@/components/ui/password-field';
import { Textarea } from '@/components/ui/textarea';
import { requestOwnCode } from '@/lib/members/actions';
import { askClosing } from '@/lib/privacy/actions';

/** Asks to close the account, after the proof that it is oneself: a code to one's own mobile, or the password. */
export function CloseForm() {
  const t = useTranslations('privacy.closing');
  const router = useRouter();
  const { run, pending, refusal } = useAnswer();
  const [sent, setSent] = useState<{ readonly shown: string | null } | null>(null);
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const said = (name: string) => String(form.get(name) ?? '') || undefined;
        run(
          () => askClosing({ code: said('code'), password: said('password'), reason: said('reason') }),
          () => router.refresh(),
        );
      }}
    >
      {sent === null ? (
        <Button pending={pending} onClick={() => run(() => requestOwnCode({ purpose: 'close' }), setSent)}>
          {t('proofCode')}
        </Button>
      ) : (
        <>
          {sent.shown === null ? null : <Banner tone="info" title={t('demoCode', { code: sent.shown })} />}
          <Field label={t('code')}>
            <OtpField name="code" />
          </Field>
        </>
      )}
      <Field label={t('password')}>
        <PasswordField name="password" autoComplete="current-password" />
      </Field>
      <Field label={t('reason')}>
        <Textarea name="reason" maxLength={300} rows={2} />
      </Field>
      <p role="alert" className="text-dense text-danger empty:hidden">
        {refusal === null ? null : t.has(`refusal.${refusal.code}`) ? t(`refusal.${refusal.code}`) : refusal.text}
      </p>
      <Button type="submit" variant="danger-outline" pending={pending}>
        {t('do')}
      </Button>
    </form>
  );
}
