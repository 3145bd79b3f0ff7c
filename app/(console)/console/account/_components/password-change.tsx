'use client';
import { useTranslations } from 'next-intl';
import { useAnswer } from '@/components/access/use-answer';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { PasswordField } from '@/components/ui/password-field';
import { showToast } from '@/components/ui/toast-store';
import { changePassword } from '@/lib/access/actions';

/** Changing one's own password; all other devices are signed out. */
export function PasswordChange({ email }: { readonly email: string }) {
  const t = useTranslations('access.account');
  const { run, pending, refusal } = useAnswer();
  const isOld = refusal?.code === 'password_wrong';
  return (
    <form
      noValidate
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const element = event.currentTarget;
        const form = new FormData(element);
        const given = { current: String(form.get('current')), password: String(form.get('password')) };
        run(
          () => changePassword(given),
          () => {
            element.reset();
            showToast({ tone: 'success', title: t('changed') });
          },
        );
      }}
    >
      {/* Password managers ask for whom. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <Field label={t('current')} error={isOld ? refusal?.text : undefined}>
        <PasswordField name="current" required />
      </Field>
      <Field label={t('next')} help={t('nextHelp')} error={isOld ? undefined : refusal?.text}>
        <PasswordField name="password" autoComplete="new-password" required />
      </Field>
      <Button type="submit" pending={pending} className="justify-self-start">
        {t('change')}
      </Button>
    </form>
  );
}
