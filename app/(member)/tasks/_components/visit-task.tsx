'use client';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { visitTask } from '@/lib/tasks/actions';

/** Counts the look at a page and goes there; without the network it only goes. */
export function VisitTask({
  task,
  href,
  name,
}: {
  readonly task: string;
  readonly href: string;
  readonly name: string;
}) {
  const t = useTranslations('my-tasks');
  const router = useRouter();
  const [pending, start] = useTransition();
  const go = () =>
    start(async () => {
      await visitTask({ code: task }).catch(() => null);
      router.push(href as Route);
    });
  return (
    <Button variant="outline" size="sm" pending={pending} onClick={go} aria-label={t('goNamed', { name })}>
      {t('go')}
    </Button>
  );
}
