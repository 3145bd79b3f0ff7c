'use client';
import { Star } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useId } from 'react';
import { boxClass } from '@/components/ui/choice-class';
import { cn } from '@/components/ui/cn';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import type { Asked } from '@/lib/surveys/kind';
import type { AskedQuestion } from '@/lib/surveys/rules/asked';
import { say } from '@/lib/surveys/rules/say';

/** What has been said to a question so far. */
export type Said = string | number | readonly string[] | null;

/** One question with what it asks for; native controls, so that the keyboard does what it does everywhere. Wants `answering`. */
export function QuestionFields({
  question: { text, help, isRequired, asked },
  value,
  onChange,
  trouble = null,
}: {
  readonly question: Omit<AskedQuestion, 'code'>;
  readonly value: Said;
  readonly onChange: (value: Said) => void;
  /** What is wrong with it, in words. */
  readonly trouble?: string | null;
}) {
  const t = useTranslations('answering');
  const locale = useLocale();
  const id = useId();
  const about = say(help, locale);
  const told = [about === '' ? null : `${id}h`, trouble === null ? null : `${id}t`].filter((one) => one !== null);
  const shared = {
    id,
    asked,
    value,
    onChange,
    told: told.length === 0 ? undefined : told.join(' '),
    isWrong: trouble !== null,
  };
  return (
    <fieldset className="grid min-w-0 gap-3" aria-describedby={shared.told}>
      <legend className="mb-3 text-lg font-bold leading-snug">
        {say(text, locale)}
        {isRequired ? null : <span className="ml-2 text-xs font-normal text-muted">{t('optional')}</span>}
      </legend>
      {about === '' ? null : (
        <p id={`${id}h`} className="-mt-2 text-dense text-muted">
          {about}
        </p>
      )}
      <Control {...shared} label={say(text, locale)} />
      {trouble === null ? null : (
        <p id={`${id}t`} role="alert" className="text-dense text-danger">
          {trouble}
        </p>
      )}
    </fieldset>
  );
}

type Shared = {
  readonly id: string;
  readonly label: string;
  readonly value: Said;
  readonly onChange: (value: Said) => void;
  readonly told: string | undefined;
  readonly isWrong: boolean;
};

function Control({ asked, ...rest }: Shared & { readonly asked: Asked }) {
  switch (asked.as) {
    case 'one':
    case 'many':
      return <Options asked={asked} {...rest} />;
    case 'scale':
      return <Scale asked={asked} {...rest} />;
    case 'text':
      return <Words asked={asked} {...rest} />;
  }
}

const PLATE =
  'flex min-h-control cursor-pointer items-center gap-3 rounded-control border border-line bg-surface px-3 py-2 has-checked:border-accent has-checked:bg-tint has-focus-visible:outline-2 has-focus-visible:outline-accent';

function Options({ id, asked, value, onChange }: Shared & { readonly asked: Extract<Asked, { as: 'one' | 'many' }> }) {
  const t = useTranslations('answering');
  const locale = useLocale();
  const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
  const toggle = (code: string, isOn: boolean) =>
    onChange(isOn ? [...chosen, code] : chosen.filter((one) => one !== code));
  const isMany = asked.as === 'many';
  return (
    <div className="grid gap-2">
      {isMany && asked.max < asked.options.length ? (
        <p className="text-dense text-muted">{t('upTo', { max: asked.max })}</p>
      ) : null}
      {asked.options.map(({ code, text }) => (
        <label key={code} className={PLATE}>
          <input
            type={isMany ? 'checkbox' : 'radio'}
            name={id}
            value={code}
            checked={isMany ? chosen.includes(code) : value === code}
            onChange={({ target }) => (isMany ? toggle(code, target.checked) : onChange(code))}
            className={cn(
              boxClass,
              isMany
                ? 'choice-check rounded-[5px]'
                : 'choice-radio rounded-full indeterminate:border-edge indeterminate:bg-surface',
            )}
          />
          <span className="min-w-0">{say(text, locale)}</span>
        </label>
      ))}
    </div>
  );
}

function Scale({ id, asked, value, onChange }: Shared & { readonly asked: Extract<Asked, { as: 'scale' }> }) {
  const t = useTranslations('answering');
  const isStars = asked.reads === 'average';
  const all = Array.from({ length: asked.to - asked.from + 1 }, (_, at) => asked.from + at);
  return (
    <div className="grid gap-1.5">
      <div className={isStars ? 'flex max-w-xs justify-between' : 'grid grid-cols-6 gap-1.5 sm:grid-cols-11'}>
        {all.map((one) => (
          <label
            key={one}
            className={cn(
              'relative grid cursor-pointer place-items-center rounded-control has-focus-visible:outline-2 has-focus-visible:outline-accent',
              isStars
                ? 'size-12 text-edge'
                : 'min-h-control border border-line bg-surface font-medium has-checked:border-accent has-checked:bg-accent has-checked:text-on-accent',
              isStars && typeof value === 'number' && one <= value && 'text-accent',
            )}
          >
            <input
              type="radio"
              name={id}
              value={one}
              checked={value === one}
              onChange={() => onChange(one)}
              aria-label={isStars ? t('stars', { count: one }) : String(one)}
              className="absolute inset-0 m-0 size-full cursor-pointer appearance-none opacity-0"
            />
            {isStars ? (
              <Star
                aria-hidden="true"
                className={cn('size-8', typeof value === 'number' && one <= value && 'fill-current')}
              />
            ) : (
              <span aria-hidden="true">{one}</span>
            )}
          </label>
        ))}
      </div>
      <p className={cn('flex justify-between gap-3 text-xs text-muted', isStars && 'max-w-xs')}>
        <span>{t(isStars ? 'lowStars' : 'lowNps')}</span>
        <span>{t(isStars ? 'highStars' : 'highNps')}</span>
      </p>
    </div>
  );
}

function Words({
  asked,
  value,
  onChange,
  label,
  told,
  isWrong,
}: Shared & { readonly asked: Extract<Asked, { as: 'text' }> }) {
  const t = useTranslations('answering');
  const text = typeof value === 'string' ? value : '';
  const shared = {
    value: text,
    onChange: ({ target }: { readonly target: { readonly value: string } }) => onChange(target.value),
    'aria-label': label,
    'aria-describedby': told,
    'aria-invalid': isWrong,
  };
  return (
    <div className="grid gap-1">
      {asked.lines === 1 ? <Input {...shared} /> : <Textarea {...shared} rows={asked.lines} />}
      <p className="text-right text-xs text-muted">{t('left', { used: [...text].length, max: asked.max })}</p>
    </div>
  );
}
