'use client';
import { useFormStatus } from 'react-dom';
import { Button, type ButtonProps } from './button';

/** The submit button of a form with an action; pending while the action runs. */
export function SubmitButton({ variant = 'primary', ...rest }: Omit<ButtonProps, 'type'>) {
  const { pending } = useFormStatus();
  return <Button {...rest} type="submit" variant={variant} pending={pending || rest.pending} />;
}
