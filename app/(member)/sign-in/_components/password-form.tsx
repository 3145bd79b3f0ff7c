'use client';
import { useTranslations } from 'next-intl';
import { useAnswer } from '@/components/access/use-answer';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormErrors } from '@/components/ui/form-errors';
import { Input } from '@/components/ui/input';
import { PasswordField } from '@/components/ui/password-field';
import { signInWithPassword } from '@/lib/members/actions';

/** Signing in by mobile and password. */
export function PasswordForm({ onSignedIn }: { readonly onSignedIn: () => void }) {
  const t = useTranslations('signin.member');
  const { run, pending, refusal } = useAnswer();
  return (
    <form
      method="post"
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const given = { mobile: String(form.get('mobile')), password: String(form.get('password')) };
        run(() => signInWithPassword(given), onSignedIn);
      }}
    >
      <FormErrors errors={refusal === null ? [] : [{ message: refusal.text }]} />
      <Field label={t('mobile')}>
        <Input type="tel" inputMode="tel" autoComplete="username" name="mobile" required />
      </Field>
      <Field label={t('password')} help={t('forgot')}>
        <PasswordField name="password" required />
      </Field>
      <Button type="submit" variant="primary" size="lg" full pending={pending}>
        {t('signIn')}
      </Button>
    </form>
  );
}
