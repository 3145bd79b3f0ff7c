'use client';
import { CircleCheck, CircleX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { cn } from '@/components/ui/cn';
import type { DeskItem } from '@/lib/desk/rules/at-desk';
import { sayEffect } from './say-effect';
import { type DeskWords, sayNo } from './say-no';

/** What a member has, what can be redeemed here first; arrows walk through it, Enter takes one. */
export function ItemList({
  items,
  words,
  onPick,
}: {
  readonly items: readonly DeskItem[];
  readonly words: DeskWords;
  readonly onPick: (id: string) => void;
}) {
  const t = useTranslations('desk');
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector('button')?.focus();
  }, []);
  if (items.length === 0) return <p className="text-body text-muted">{t('noItems')}</p>;
  const walk = (by: number) => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[Math.min(buttons.length - 1, Math.max(0, at + by))]?.focus();
  };
  return (
    <ul ref={list} aria-label={t('items')} className="grid gap-2">
      {items.map((item) => {
        const Icon = item.no === null ? CircleCheck : CircleX;
        return (
          <li key={item.id}>
            <button
              type="button"
              onClick={() => onPick(item.id)}
              onKeyDown={(event) => {
                if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
                event.preventDefault();
                walk(event.key === 'ArrowDown' ? 1 : -1);
              }}
              className="flex min-h-14 w-full items-center gap-3 rounded-control border border-line bg-surface px-4 py-2.5 text-left hover:bg-sunken"
            >
              <Icon
                className={cn('size-5 shrink-0', item.no === null ? 'text-success' : 'text-danger')}
                aria-hidden="true"
              />
              <span className="grid min-w-0 flex-1">
                <span className="font-medium">{words.locale === 'en' ? item.name.en : item.name.zh}</span>
                <span className={cn('text-xs', item.no === null ? 'text-muted' : 'text-danger')}>
                  {item.no === null ? sayEffect(item, words) : sayNo(words, item.no.code, item.no.facts)}
                </span>
              </span>
              {item.left === null ? null : (
                <span className="text-xs text-muted">{t('left', { count: item.left })}</span>
              )}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
