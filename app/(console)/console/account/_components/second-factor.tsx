'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAnswer } from '@/components/access/use-answer';
import { StatusPill } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { CodePlate } from '@/components/ui/code-plate';
import { CopyButton } from '@/components/ui/copy-button';
import { Field } from '@/components/ui/field';
import { OtpField } from '@/components/ui/otp-field';
import { PasswordField } from '@/components/ui/password-field';
import { QrCode } from '@/components/ui/qr-code';
import { showToast } from '@/components/ui/toast-store';
import { confirmTotp, enrolTotp, removeTotp } from '@/lib/access/actions';

/** One's own authenticator: turned on by scanning and one code, turned off by the password. */
export function SecondFactor({ isOn }: { readonly isOn: boolean }) {
  const t = useTranslations('access.account');
  const router = useRouter();
  const { run, pending, refusal } = useAnswer();
  const [enrolment, setEnrolment] = useState<{ readonly secret: string; readonly uri: string } | null>(null);
  const [isLeaving, setIsLeaving] = useState(false);

  function finish(title: string) {
    setEnrolment(null);
    setIsLeaving(false);
    showToast({ tone: 'success', title });
    router.refresh();
  }
  const confirm = (code: string) =>
    pending ||
    run(
      () => confirmTotp({ code }),
      () => finish(t('enabled')),
    );

  if (enrolment !== null) {
    return (
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          confirm(String(new FormData(event.currentTarget).get('code') ?? ''));
        }}
      >
        <p className="text-dense text-muted">{t('scan')}</p>
        <CodePlate label={t('qr')} className="justify-self-center">
          <QrCode text={enrolment.uri} />
        </CodePlate>
        <p className="flex flex-wrap items-center gap-2 text-xs text-muted">
          {t('manual')} <code className="select-all text-ink">{enrolment.secret}</code>
          <CopyButton text={enrolment.secret} />
        </p>
        <Field label={t('code')} error={refusal?.text}>
          <OtpField key={refusal?.text ?? ''} name="code" onComplete={confirm} />
        </Field>
        <Button type="submit" variant="primary" pending={pending} className="justify-self-start">
          {t('confirm')}
        </Button>
      </form>
    );
  }
  if (!isOn) {
    return (
      <div className="grid justify-items-start gap-3">
        <p className="text-dense text-muted">{t('secondFactorOff')}</p>
        {refusal === null ? null : <p className="text-dense text-danger">{refusal.text}</p>}
        <Button variant="primary" pending={pending} onClick={() => run(() => enrolTotp({}), setEnrolment)}>
          {t('enable')}
        </Button>
      </div>
    );
  }
  return (
    <div className="grid justify-items-start gap-3">
      <p className="text-dense text-muted">
        <StatusPill meaning="ok" className="mr-2">
          {t('secondFactor')}
        </StatusPill>
        {t('secondFactorOn')}
      </p>
      {isLeaving ? (
        <form
          noValidate
          className="grid w-full gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            const password = String(new FormData(event.currentTarget).get('password') ?? '');
            run(
              () => removeTotp({ password }),
              () => finish(t('disabled')),
            );
          }}
        >
          <Field label={t('current')} help={t('disableNote')} error={refusal?.text}>
            <PasswordField name="password" />
          </Field>
          <Button type="submit" variant="danger" pending={pending} className="justify-self-start">
            {t('disable')}
          </Button>
        </form>
      ) : (
        <Button variant="danger-outline" onClick={() => setIsLeaving(true)}>
          {t('disable')}
        </Button>
      )}
    </div>
  );
}
