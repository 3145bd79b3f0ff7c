'use client';
import { BookmarkPlus, X } from 'lucide-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../ui/button';
import { cn } from '../ui/cn';
import { Field } from '../ui/field';
import { IconButton } from '../ui/icon-button';
import { Input } from '../ui/input';
import { Popover } from '../ui/popover';
import type { View } from './types';
import { useSavedViews } from './use-saved-views';

const tabClass =
  '-mb-px min-h-9 shrink-0 border-b-2 px-2.5 text-dense -outline-offset-2 transition-colors duration-quick hover:text-ink';

/** The views of a list as tabs, then the reader's own saved ones; any state of the page can be saved, for it is in the address. */
export function ViewTabs({
  name,
  label,
  views,
  current,
  canSave,
  onView,
}: {
  readonly name: string;
  readonly label: string;
  readonly views: readonly View[];
  readonly current: string;
  readonly canSave: boolean;
  readonly onView: (view: string) => void;
}) {
  const t = useTranslations('table');
  const router = useRouter();
  const saved = useSavedViews(name);
  const [open, setOpen] = useState(false);
  const [title, setTitle] = useState('');
  return (
    <nav
      aria-label={label}
      className="scrollbar-none flex items-center gap-1 overflow-x-auto border-b border-line px-4 desk:px-6"
    >
      {views.map((view) => (
        <button
          key={view.id}
          type="button"
          aria-pressed={view.id === current}
          onClick={() => onView(view.id)}
          className={cn(
            tabClass,
            view.id === current ? 'border-accent font-medium text-ink' : 'border-transparent text-muted',
          )}
        >
          {view.label}
        </button>
      ))}
      {saved.views.map((view) => (
        <span key={view.title} className="flex shrink-0 items-center">
          <button
            type="button"
            onClick={() => router.push(`?${view.search}` as Route)}
            className={cn(tabClass, 'border-transparent text-muted')}
          >
            {view.title}
          </button>
          <IconButton
            label={t('forgetView', { title: view.title })}
            icon={<X />}
            tip="none"
            className="size-6 text-muted [&_svg]:size-3.5"
            onClick={() => saved.forget(view.title)}
          />
        </span>
      ))}
      {canSave ? (
        <Popover
          open={open}
          onOpenChange={setOpen}
          title={t('saveView')}
          trigger={
            <button type="button" className={cn(tabClass, 'flex items-center gap-1 border-transparent text-muted')}>
              <BookmarkPlus className="size-3.5" aria-hidden="true" />
              {t('saveView')}
            </button>
          }
        >
          <form
            onSubmit={(event) => {
              event.preventDefault();
              saved.save(title.trim(), window.location.search.slice(1));
              setOpen(false);
              setTitle('');
            }}
            className="grid gap-3"
          >
            <Field label={t('viewName')} help={t('viewNote')}>
              <Input value={title} maxLength={20} onChange={(event) => setTitle(event.target.value)} />
            </Field>
            <Button type="submit" variant="primary" disabled={title.trim() === ''}>
              {t('save')}
            </Button>
          </form>
        </Popover>
      ) : null}
    </nav>
  );
}
