'use client';
import { Search, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ComponentProps, useEffect, useRef, useState } from 'react';
import { IconButton } from './icon-button';
import { Input } from './input';
import { isComposing } from './keys';

const PAUSE_MS = 250;

/**
 * A search field that calls `onSearch` shortly after the last key, at once on Enter and when cleared. While an input
 * method composes it stays silent and Enter picks the word; the search comes with the finished word.
 */
export function SearchField({
  label,
  value,
  onSearch,
  className,
  ...rest
}: Omit<ComponentProps<'input'>, 'type' | 'value' | 'onChange'> & {
  readonly label: string;
  readonly value: string;
  readonly onSearch: (query: string) => void;
}) {
  const t = useTranslations('ui');
  const [text, setText] = useState(value);
  const composing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sent = useRef(value);
  useEffect(() => {
    // The address changed from elsewhere (Back, a cleared filter): follow it, but never overwrite what is being typed.
    if (value !== sent.current) {
      sent.current = value;
      setText(value);
    }
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);

  function search(query: string, pause = 0) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (query.trim() === sent.current) return;
      sent.current = query.trim();
      onSearch(sent.current);
    }, pause);
  }

  return (
    <Input
      {...rest}
      type="search"
      enterKeyHint="search"
      autoComplete="off"
      aria-label={label}
      placeholder={rest.placeholder ?? label}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        if (!composing.current) search(event.target.value, PAUSE_MS);
      }}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={(event) => {
        composing.current = false;
        search(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && isComposing(event.nativeEvent)) event.preventDefault();
        if (event.key === 'Enter' && !isComposing(event.nativeEvent)) search(text);
        if (event.key === 'Escape' && text === '') event.currentTarget.blur();
      }}
      className={className}
      lead={<Search aria-hidden="true" />}
      trail={
        text === '' ? null : (
          <IconButton
            label={t('clear')}
            icon={<X />}
            tip="none"
            className="size-8"
            onClick={() => {
              setText('');
              search('');
            }}
          />
        )
      }
    />
  );
}
