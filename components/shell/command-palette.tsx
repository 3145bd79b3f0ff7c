'use client';
import { Dialog } from '@base-ui/react/dialog';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { Keyboard, Search } from 'lucide-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Kbd } from '../ui/kbd';
import { isComposing } from '../ui/keys';
import { Spinner } from '../ui/spinner';
import { ConsoleIcon } from './console-icon';
import type { NavGroup } from './nav';

type Found = { readonly href: string; readonly label: string; readonly detail?: string };

const itemClass =
  'flex min-h-9 cursor-pointer select-none items-center gap-2.5 rounded-md px-2.5 py-1.5 text-dense data-[selected=true]:bg-sunken [&_svg]:size-4 [&_svg]:text-muted';
const groupClass =
  '[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted';

/** ⌘K: go anywhere, and find records by `searchUrl`; Enter goes to the marked line, never while composing. */
export function CommandPalette({
  groups,
  searchUrl,
  onClose,
  onHelp,
}: {
  readonly groups: readonly NavGroup[];
  readonly searchUrl?: string;
  readonly onClose: () => void;
  readonly onHelp: () => void;
}) {
  const t = useTranslations('shell.palette');
  const router = useRouter();
  const [text, setText] = useState('');
  const [query, setQuery] = useState('');
  const found = useFound(searchUrl, query);
  function go(href: string) {
    onClose();
    router.push(href as Route);
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="appear fixed inset-0 z-40 bg-veil" />
        <Dialog.Popup className="sheet fixed inset-x-4 top-[12vh] z-50 mx-auto max-w-[600px] overflow-hidden rounded-xl border border-line bg-surface text-ink shadow-float outline-none">
          <Dialog.Title className="sr-only">{t('title')}</Dialog.Title>
          <Command
            label={t('title')}
            loop
            onKeyDown={(event) => isComposing(event.nativeEvent) && event.stopPropagation()}
          >
            <div className="flex items-center gap-2.5 border-b border-line px-4">
              <Search className="size-[18px] shrink-0 text-muted" aria-hidden="true" />
              <Command.Input
                value={text}
                onValueChange={(value) => {
                  setText(value);
                  setQuery(value.trim());
                }}
                placeholder={t('placeholder')}
                className="h-13 min-w-0 flex-1 bg-transparent text-base outline-none!"
              />
              {found.isFetching ? <Spinner className="text-muted" /> : null}
              <Kbd>Esc</Kbd>
            </div>
            <Command.List className="max-h-[min(420px,60dvh)] overflow-y-auto p-1.5">
              <Command.Empty className="px-4 py-8 text-center text-dense text-muted">
                {t('empty', { text })}
              </Command.Empty>
              {found.rows.length > 0 ? (
                <Command.Group heading={t('found')} className={groupClass} forceMount>
                  {found.rows.map((row) => (
                    <Command.Item
                      key={row.href}
                      value={`${row.label} ${row.detail ?? ''} ${query}`}
                      onSelect={() => go(row.href)}
                      className={itemClass}
                    >
                      <span className="min-w-0 flex-1 truncate">{row.label}</span>
                      {row.detail ? <span className="text-xs text-muted">{row.detail}</span> : null}
                    </Command.Item>
                  ))}
                </Command.Group>
              ) : null}
              <Command.Group heading={t('goTo')} className={groupClass}>
                {groups.flatMap((group) =>
                  group.items.map((item) => (
                    <Line
                      key={item.href}
                      value={`${item.label} ${group.label ?? ''} ${item.href}`}
                      onSelect={() => go(item.href)}
                      keys={item.key && ['G', item.key]}
                    >
                      <ConsoleIcon name={item.icon} />
                      {item.label}
                    </Line>
                  )),
                )}
              </Command.Group>
              <Command.Group heading={t('help')} className={groupClass}>
                <Line value={t('shortcuts')} onSelect={onHelp} keys={['?']}>
                  <Keyboard aria-hidden="true" />
                  {t('shortcuts')}
                </Line>
              </Command.Group>
            </Command.List>
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Line({
  value,
  onSelect,
  keys,
  children,
}: {
  readonly value: string;
  readonly onSelect: () => void;
  readonly keys?: readonly string[] | '' | undefined;
  readonly children: ReactNode;
}) {
  return (
    <Command.Item value={value} onSelect={onSelect} className={itemClass}>
      {children}
      <span className="ml-auto flex gap-1">{keys ? keys.map((key) => <Kbd key={key}>{key}</Kbd>) : null}</span>
    </Command.Item>
  );
}

function useFound(
  searchUrl: string | undefined,
  query: string,
): { readonly rows: readonly Found[]; readonly isFetching: boolean } {
  const { data, isFetching } = useQuery({
    queryKey: ['palette', searchUrl, query],
    enabled: searchUrl !== undefined && query.length > 0,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<readonly Found[]> => {
      // In the body: what is sought may be a mobile, and addresses end up in logs.
      const headers = { 'Content-Type': 'application/json' };
      const body = JSON.stringify({ q: query });
      const answer = await fetch(searchUrl ?? '', { method: 'POST', headers, body, signal });
      return answer.ok ? ((await answer.json()) as { rows: Found[] }).rows : [];
    },
  });
  return { rows: query === '' ? [] : (data ?? []), isFetching };
}
