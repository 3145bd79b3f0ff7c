'use client';
import { Eye, EyeOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ComponentProps, useState } from 'react';
import { IconButton } from './icon-button';
import { Input } from './input';

/** A password that can be shown while typing; pasting is never blocked. */
export function PasswordField({ autoComplete = 'current-password', ...rest }: Omit<ComponentProps<'input'>, 'type'>) {
  const t = useTranslations('ui');
  const [shown, setShown] = useState(false);
  return (
    <Input
      {...rest}
      type={shown ? 'text' : 'password'}
      autoComplete={autoComplete}
      autoCapitalize="none"
      spellCheck={false}
      trail={
        <IconButton
          label={t(shown ? 'hidePassword' : 'showPassword')}
          icon={shown ? <EyeOff /> : <Eye />}
          tip="none"
          className="size-9"
          onClick={() => setShown(!shown)}
        />
      }
    />
  );
}
