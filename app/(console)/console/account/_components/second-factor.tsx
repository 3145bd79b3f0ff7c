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
import { confirmTotp, enrolTotp, removeTotp, renewRecovery } from '@/lib/access/actions';
import { RecoveryCodes } from './recovery-codes';

const FEW_CODES = 3;

/** One's own authenticator: turned on by scanning and one code, turned off by the password. */
export function SecondFactor({ isOn, codesLeft }: { readonly isOn: boolean; readonly codesLeft: number }) {
  const t = useTranslations('access.account');
  const router = useRouter();
  const { run, pending, refusal } = useAnswer();
  const [enrolment, setEnrolment] = useState<{ readonly secret: string; readonly uri: string } | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  // What the password once more is asked for.
  const [asked, setAsked] = useState<'disable' | 'renew' | null>(null);

  function finish(title: string) {
    setEnrolment(null);
    setAsked(null);
    showToast({ tone: 'success', title });
    router.refresh();
  }
  const confirm = (code: string) =>
    pending ||
    run(
      () => confirmTotp({ code }),
      (given) => {
        setCodes(given.codes);
        finish(t('enabled'));
      },
    );

  if (codes !== null) return <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />;

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
      <p className={codesLeft < FEW_CODES ? 'text-dense text-warning' : 'text-dense text-muted'}>
        {t('codesLeft', { count: codesLeft })}
      </p>
      {asked === null ? (
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => setAsked('renew')}>{t('renewCodes')}</Button>
          <Button variant="danger-outline" onClick={() => setAsked('disable')}>
            {t('disable')}
          </Button>
        </div>
      ) : (
        <form
          noValidate
          className="grid w-full gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            const password = String(new FormData(event.currentTarget).get('password') ?? '');
            if (asked === 'disable') {
              run(
                () => removeTotp({ password }),
                () => finish(t('disabled')),
              );
              return;
            }
            run(
              () => renewRecovery({ password }),
              (given) => {
                setCodes(given.codes);
                finish(t('codesRenewed'));
              },
            );
          }}
        >
          <Field label={t('current')} help={t(asked === 'disable' ? 'disableNote' : 'renewNote')} error={refusal?.text}>
            <PasswordField name="password" />
          </Field>
          <div className="flex flex-wrap gap-2">
            <Button type="submit" variant={asked === 'disable' ? 'danger' : 'primary'} pending={pending}>
              {t(asked === 'disable' ? 'disable' : 'renewCodes')}
            </Button>
            <Button variant="ghost" onClick={() => setAsked(null)}>
              {t('cancel')}
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}
