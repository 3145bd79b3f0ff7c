'use client';
import { type ComponentProps, useState } from 'react';
import { cn } from './cn';
import { useFieldControl } from './field';

/** A code of digits: one real input, so that paste and the phone's own filling-in work, drawn as boxes. */
export function OtpField({
  length = 6,
  onComplete,
  className,
  ...rest
}: Omit<ComponentProps<'input'>, 'type' | 'value' | 'onChange' | 'maxLength'> & {
  readonly length?: number;
  /** Called once all digits are there. */
  readonly onComplete?: (code: string) => void;
}) {
  const control = useFieldControl(rest);
  const [code, setCode] = useState('');
  const [focused, setFocused] = useState(false);
  return (
    <div className={cn('relative', className)}>
      <div aria-hidden="true" className="grid grid-flow-col gap-2">
        {Array.from({ length }, (_, index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a box is its position
            key={index}
            className={cn(
              'grid h-14 min-w-0 place-items-center rounded-control border bg-surface text-lg font-bold',
              control['aria-invalid'] ? 'border-danger' : 'border-edge',
              focused && index === Math.min(code.length, length - 1) && 'border-accent outline-2 outline-accent',
            )}
          >
            {code[index] ?? ''}
          </span>
        ))}
      </div>
      <input
        {...control}
        {...rest}
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern={`[0-9]{${length}}`}
        value={code}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onChange={(event) => {
          const digits = event.target.value.replace(/\D/g, '').slice(0, length);
          setCode(digits);
          if (digits.length === length && digits !== code) onComplete?.(digits);
        }}
        className="absolute inset-0 size-full cursor-text bg-transparent text-base text-transparent caret-transparent outline-none!"
      />
    </div>
  );
}
