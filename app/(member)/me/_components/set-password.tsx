'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAnswer } from '@/components/access/use-answer';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { OtpField } from '@/components/ui/otp-field';
import { PasswordField } from '@/components/ui/password-field';
import { showToast } from '@/components/ui/toast-store';
import { requestOwnCode, setPassword } from '@/lib/members/actions';

type Sent = { readonly shown: string | null };

/** Setting one's own password: a code goes to one's own mobile first; afterwards all other devices are signed out. */
export function SetPassword() {
  const t = useTranslations('me');
  const { run, pending, refusal, clear } = useAnswer();
  const [sent, setSent] = useState<Sent | null>(null);
  const problem = (
    <p role="alert" className="text-dense text-danger empty:hidden">
      {refusal?.text}
    </p>
  );
  if (sent === null) {
    return (
      <div className="grid gap-3">
        <p className="text-dense text-muted">{t('passwordHelp')}</p>
        {problem}
        <Button pending={pending} onClick={() => run(() => requestOwnCode({}), setSent)}>
          {t('passwordCode')}
        </Button>
      </div>
    );
  }
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const given = { code: String(form.get('code') ?? ''), password: String(form.get('password') ?? '') };
        run(
          () => setPassword(given),
          () => {
            clear();
            setSent(null);
            showToast({ tone: 'success', title: t('passwordSet') });
          },
        );
      }}
    >
      {sent.shown === null ? null : <Banner tone="info" title={t('passwordDemoCode', { code: sent.shown })} />}
      <Field label={t('passwordCodeLabel')}>
        <OtpField name="code" />
      </Field>
      <Field label={t('passwordNew')} help={t('passwordRule')}>
        <PasswordField name="password" autoComplete="new-password" required />
      </Field>
      {problem}
      <Button type="submit" variant="primary" pending={pending}>
        {t('passwordSave')}
      </Button>
    </form>
  );
}
