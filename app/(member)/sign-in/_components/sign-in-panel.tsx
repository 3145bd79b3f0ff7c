'use client';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { CodeForm } from './code-form';
import { PasswordForm } from './password-form';

/** The two ways in; afterwards back to where the person came from. */
export function SignInPanel({ back, inviter }: { readonly back: string; readonly inviter: string }) {
  const t = useTranslations('signin.member');
  const router = useRouter();
  const [way, setWay] = useState<'code' | 'password'>('code');
  const onSignedIn = () => {
    router.replace(back as Route);
    router.refresh();
  };
  return (
    <div className="grid gap-5">
      <SegmentedControl
        label={t('title')}
        full
        value={way}
        onChange={setWay}
        options={[
          { value: 'code', label: t('withCode') },
          { value: 'password', label: t('withPassword') },
        ]}
      />
      {way === 'code' ? (
        <CodeForm inviter={inviter} onSignedIn={onSignedIn} />
      ) : (
        <PasswordForm onSignedIn={onSignedIn} />
      )}
    </div>
  );
}
