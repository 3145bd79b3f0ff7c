'use client';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { More } from '@/components/paging/more';
import { usePages } from '@/components/paging/use-pages';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { DateTime } from '@/components/ui/date-time';
import { IconPlate } from '@/components/ui/list';
import { NearLink } from '@/components/ui/near-link';
import type { InboxPage, Message } from '@/lib/messaging';
import { markMessagesRead } from '@/lib/messaging/actions';
import { MessageIcon } from '../../../_messages/message-icon';
import { useMessageWords } from '../../../_messages/message-words';

/** One's own messages, newest first, growing while they are read; opening one reads it. */
export function InboxList({
  first,
  category,
  zone,
}: {
  readonly first: InboxPage;
  readonly category: Message['category'] | null;
  readonly zone: string;
}) {
  const t = useTranslations('inbox');
  const router = useRouter();
  const [pending, start] = useTransition();
  const [opened, open] = useState<ReadonlySet<string>>(new Set());
  const address = `/api/member/inbox${category === null ? '' : `?category=${category}`}`;
  const list = usePages(`${category} ${first.messages[0]?.id} ${first.messages[0]?.isRead}`, address, first);
  const messages = list.pages.flatMap((page) => page.messages);
  const isRead = (message: Message) => message.isRead || opened.has(message.id);

  function read(message: Message) {
    if (isRead(message)) return;
    open(new Set([...opened, message.id]));
    // The dot goes at once; should the note not arrive, it is there again on the next visit.
    markMessagesRead({ message: message.id }).catch(() => undefined);
  }
  const readAll = () =>
    start(async () => {
      const answer = await markMessagesRead({ message: null }).catch(() => null);
      if (answer?.ok) router.refresh();
    });
  return (
    <>
      {messages.some((message) => !isRead(message)) ? (
        <div className="mb-2 flex justify-end">
          <Button size="sm" pending={pending} onClick={readAll}>
            {t('readAll')}
          </Button>
        </div>
      ) : null}
      <ul
        aria-label={t('list')}
        className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface"
      >
        {messages.map((message) => (
          <MessageRow
            key={message.id}
            message={message}
            isRead={isRead(message)}
            zone={zone}
            onOpen={() => read(message)}
          />
        ))}
      </ul>
      <More {...list} />
    </>
  );
}

function MessageRow({
  message,
  isRead,
  zone,
  onOpen,
}: {
  readonly message: Message;
  readonly isRead: boolean;
  readonly zone: string;
  readonly onOpen: () => void;
}) {
  const t = useTranslations('inbox');
  const { title, text } = useMessageWords(message, zone);
  return (
    <li>
      <NearLink
        href={(message.href ?? '/inbox') as Route}
        onClick={onOpen}
        className="flex gap-3 px-3.5 py-3 -outline-offset-2 transition-colors duration-quick hover:bg-sunken"
      >
        <IconPlate className={isRead ? 'bg-sunken text-muted' : undefined}>
          <MessageIcon category={message.category} />
        </IconPlate>
        <span className="grid min-w-0 flex-1 gap-0.5">
          <span className={cn('leading-snug', isRead ? 'font-medium text-muted' : 'font-bold')}>
            {title}
            {isRead ? null : (
              <span
                role="img"
                aria-label={t('unread')}
                className="ml-1.5 inline-block size-2 rounded-full bg-accent align-middle"
              />
            )}
          </span>
          {text === '' ? null : <span className="text-xs text-muted">{text}</span>}
          <DateTime at={message.at} zone={zone} className="text-2xs text-muted" />
        </span>
      </NearLink>
    </li>
  );
}
