'use client';
import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';

/** All that must be mended before a form can be sent, each a link to its field; takes focus when it appears. */
export function FormErrors({
  errors,
  title,
  autoFocus = true,
}: {
  /** `field` is the id of the control; without one the sentence concerns the whole form. */
  readonly errors: readonly { readonly field?: string; readonly message: string }[];
  readonly title?: string;
  readonly autoFocus?: boolean;
}) {
  const t = useTranslations('ui');
  const ref = useRef<HTMLDivElement>(null);
  const count = errors.length;
  useEffect(() => {
    if (count > 0 && autoFocus) ref.current?.focus();
  }, [count, autoFocus]);
  if (count === 0) return null;
  return (
    <div
      ref={ref}
      tabIndex={-1}
      role="alert"
      className="flex gap-3 rounded-card bg-danger-tint p-4 text-dense text-ink"
    >
      <CircleAlert className="mt-0.5 size-[18px] shrink-0 text-danger" aria-hidden="true" />
      <div className="min-w-0">
        <p className="font-medium">{title ?? t('mend', { count })}</p>
        <ul className="mt-1 grid gap-0.5">
          {errors.map((error) => (
            <li key={`${error.field ?? ''}${error.message}`}>
              {error.field ? (
                <a href={`#${error.field}`} className="text-danger underline underline-offset-4">
                  {error.message}
                </a>
              ) : (
                error.message
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
