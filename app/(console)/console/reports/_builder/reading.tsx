'use client';
import { useTranslations } from 'next-intl';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { Skeleton } from '@/components/ui/skeleton';
import { Spinner } from '@/components/ui/spinner';
import { addressOf, type Definition } from '@/lib/reports/rules/definition';
import { type BuiltRights, BuiltView, titleOf } from './built-view';
import { useBuilt } from './use-built';

const FILE = '/api/console/reports/built/file';

/** The report of a definition as it reads now: what was read before stays while it is read anew, and can be stopped. */
export function Reading({
  definition,
  name,
  rights,
}: {
  readonly definition: Definition;
  /** What it is called; its numbers when nobody has named it. */
  readonly name: string | null;
  readonly rights: BuiltRights;
}) {
  const t = useTranslations('report-builder');
  const words = useTranslations('reports');
  const address = addressOf(definition);
  const { shown, trouble, isReading, stop, again } = useBuilt(address);
  const title = name ?? titleOf(words, shown?.told.definition ?? definition);
  return (
    <section
      aria-label={t('preview')}
      aria-busy={isReading}
      className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-3"
    >
      <Progress isReading={isReading} trouble={trouble} stop={stop} again={again} />
      {shown === null && trouble === null ? (
        <Skeleton className="after-pause h-96 rounded-card" />
      ) : shown === null ? null : (
        <div className={cn('transition-opacity', isReading && 'opacity-60')}>
          {shown.told.countedAt === null ? (
            <Card className="p-6 text-center text-dense text-muted">{words('notCountedNote')}</Card>
          ) : (
            <BuiltView
              shown={shown}
              title={title}
              file={`${FILE}?${new URLSearchParams({ title: name ?? '' })}&${addressOf(shown.told.definition)}`}
              rights={rights}
            />
          )}
        </div>
      )}
    </section>
  );
}

/** That it is being read and can be stopped, or why it was not told and that it can be tried again. */
function Progress({ isReading, trouble, stop, again }: Omit<ReturnType<typeof useBuilt>, 'shown' | 'address'>) {
  const t = useTranslations('report-builder');
  if (isReading) {
    return (
      <div role="status" className="flex items-center gap-2 text-dense text-muted">
        <Spinner />
        {t('reading')}
        <Button size="sm" variant="ghost" onClick={stop}>
          {t('stop')}
        </Button>
      </div>
    );
  }
  if (trouble === null) return null;
  const key = `refusal.${trouble.code}` as 'refusal.unexpected';
  return (
    <Banner
      tone={trouble.code === 'report_stopped' ? 'info' : 'danger'}
      title={t.has(key) ? t(key, trouble.facts) : t('refusal.unexpected')}
      action={
        <Button size="sm" onClick={again}>
          {t('again')}
        </Button>
      }
    />
  );
}
