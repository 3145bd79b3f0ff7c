'use client';
import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { List, ListRow } from '@/components/ui/list';
import { Section } from '@/components/ui/section';
import { isSettled } from '@/lib/desk/rules/queue';
import type { DeskWords } from './say-no';
import { sayPress, sayState } from './say-queued';
import { useIsOnline } from './use-online';
import type { Queue } from './use-queue';

const LOOKS = {
  waiting: [TriangleAlert, 'text-warning'],
  done: [CircleCheck, 'text-success'],
  refused: [CircleX, 'text-danger'],
} as const;

/** Presses whose answer was lost, each marked as what it is: in doubt until the server has said, then done or refused (B8). */
export function QueuePanel({ queue, words }: { readonly queue: Queue; readonly words: DeskWords }) {
  const t = useTranslations('desk.queue');
  const isOnline = useIsOnline();
  const entries = queue.entries.filter(({ state }) => state !== 'sending');
  const waiting = entries.filter((entry) => !isSettled(entry)).length;
  return (
    <>
      {isOnline ? null : (
        <Banner tone="warning" title={t('offline')}>
          {t('offlineNote')}
        </Banner>
      )}
      {entries.length === 0 ? null : (
        <Section
          id="queue"
          className="mt-0"
          title={t('title')}
          action={waiting === 0 ? null : <Badge tone="warning">{t('waiting', { count: waiting })}</Badge>}
        >
          <div role="status" className="sr-only">
            {entries.map((entry) => `${sayState(entry, words)} `)}
          </div>
          <List label={t('title')}>
            {entries.map((entry) => {
              const [Icon, ink] = LOOKS[entry.state === 'sending' ? 'waiting' : entry.state];
              return (
                <ListRow
                  key={entry.key}
                  icon={<Icon className={ink} />}
                  title={words.locale === 'en' ? entry.name.en : entry.name.zh}
                  detail={
                    <>
                      <span className={cn('block font-medium', ink)} data-queued={entry.state}>
                        {sayState(entry, words)}
                      </span>
                      <span className="block">{sayPress(entry, words)}</span>
                    </>
                  }
                  trail={
                    isSettled(entry) ? (
                      <Button size="lg" className="min-h-14" onClick={() => queue.drop(entry.key)}>
                        {t('seen')}
                      </Button>
                    ) : null
                  }
                />
              );
            })}
          </List>
        </Section>
      )}
    </>
  );
}
