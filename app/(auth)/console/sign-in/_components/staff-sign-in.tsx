'use client';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAnswer } from '@/components/access/use-answer';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormErrors } from '@/components/ui/form-errors';
import { Input } from '@/components/ui/input';
import { OtpField } from '@/components/ui/otp-field';
import { PasswordField } from '@/components/ui/password-field';
import { useHydrated } from '@/components/ui/use-hydrated';
import { signInStaff } from '@/lib/access/actions';

type Given = { readonly email: string; readonly password: string };

/** Signing in to the back office: e-mail and password, then the authenticator's code where one is enrolled. */
export function StaffSignIn({ back }: { readonly back: string }) {
  const t = useTranslations('signin.staff');
  const router = useRouter();
  const hydrated = useHydrated();
  const { run, pending, refusal, clear } = useAnswer();
  const [given, setGiven] = useState<Given | null>(null);
  const [isRecovering, setIsRecovering] = useState(false);

  function signIn(credentials: Given, code?: string) {
    if (pending) return;
    run(
      () => signInStaff(code === undefined ? credentials : { ...credentials, code }),
      () => {
        router.replace(back as Route);
        router.refresh();
      },
      (refused) => {
        const asksForCode = refused === 'totp_required';
        if (asksForCode) setGiven(credentials);
        return asksForCode;
      },
    );
  }

  if (given !== null) {
    return (
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          signIn(given, String(new FormData(event.currentTarget).get('code') ?? ''));
        }}
      >
        <div>
          <h2 className="text-base">{t('codeTitle')}</h2>
          <p className="mt-0.5 text-dense text-muted">{t('codeNote')}</p>
        </div>
        {isRecovering ? (
          <Field label={t('recoveryCode')} help={t('recoveryHelp')} error={refusal?.text}>
            <Input name="code" autoFocus autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={40} />
          </Field>
        ) : (
          <Field label={t('code')} error={refusal?.text}>
            <OtpField key={refusal?.text ?? ''} name="code" autoFocus onComplete={(code) => signIn(given, code)} />
          </Field>
        )}
        <Button type="submit" variant="primary" full pending={pending}>
          {t('verify')}
        </Button>
        <Button
          variant="ghost"
          onClick={() => {
            clear();
            setIsRecovering(!isRecovering);
          }}
        >
          {t(isRecovering ? 'byAuthenticator' : 'byRecovery')}
        </Button>
        <Button
          variant="ghost"
          onClick={() => {
            clear();
            setIsRecovering(false);
            setGiven(null);
          }}
        >
          {t('startOver')}
        </Button>
      </form>
    );
  }
  return (
    <form
      method="post"
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        signIn({ email: String(form.get('email')), password: String(form.get('password')) });
      }}
    >
      <FormErrors errors={refusal === null ? [] : [{ message: refusal.text }]} />
      <Field label={t('email')}>
        <Input type="email" name="email" autoComplete="username" inputMode="email" autoCapitalize="none" required />
      </Field>
      <Field label={t('password')}>
        <PasswordField name="password" required />
      </Field>
      <Button type="submit" variant="primary" full disabled={!hydrated} pending={pending}>
        {t('signIn')}
      </Button>
    </form>
  );
}
