'use client';
import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, use, useId, useMemo } from 'react';
import { cn } from './cn';

type FieldLinks = {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  readonly required: boolean;
};

const FieldContext = createContext<FieldLinks | null>(null);

/** The attributes that tie a control to the label, help and error of the field around it; own attributes win. */
export function useFieldControl(own: { readonly id?: string; readonly required?: boolean }) {
  const field = use(FieldContext);
  return {
    id: own.id ?? field?.id,
    required: own.required ?? field?.required,
    'aria-describedby': field?.describedBy,
    'aria-invalid': field?.invalid ? (true as const) : undefined,
  };
}

/** One control with its label above, help below, and error said in a sentence: cause and next step. */
export function Field({
  label,
  help,
  error,
  required = false,
  optional = false,
  id: given,
  className,
  children,
}: {
  readonly label: ReactNode;
  readonly help?: ReactNode;
  readonly error?: string | null;
  readonly required?: boolean;
  /** Says "optional" beside the label; use it where most fields are required. */
  readonly optional?: boolean;
  readonly id?: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const t = useTranslations('ui');
  const made = useId();
  const id = given ?? made;
  const hasError = error !== undefined && error !== null && error !== '';
  const hasHelp = help !== undefined && help !== null;
  const links = useMemo(
    () => ({
      id,
      describedBy: [hasError && `${id}-error`, hasHelp && `${id}-help`].filter(Boolean).join(' ') || undefined,
      invalid: hasError,
      required,
    }),
    [id, hasError, hasHelp, required],
  );
  return (
    <FieldContext value={links}>
      <div className={cn('grid content-start gap-1.5', className)}>
        <label htmlFor={id} className="flex items-baseline gap-2 text-dense font-medium">
          {label}
          {optional ? <span className="text-xs font-normal text-muted">{t('optional')}</span> : null}
        </label>
        {children}
        {hasError ? (
          <p id={`${id}-error`} className="flex items-start gap-1.5 text-xs text-danger">
            <CircleAlert className="mt-0.5 size-3.5 shrink-0" aria-hidden="true" />
            {error}
          </p>
        ) : null}
        {hasHelp ? (
          <p id={`${id}-help`} className="text-xs text-muted">
            {help}
          </p>
        ) : null}
      </div>
    </FieldContext>
  );
}
