'use client';
import { FlaskConical } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { LinkButton } from '@/components/ui/link-button';
import { showToast } from '@/components/ui/toast-store';
import { discardLevelDraft, publishLevelDraft } from '@/lib/levels/actions';
import { useDraftAct } from './use-refused';

/** Rehearse, publish for a day far enough ahead, or discard (4.B.6). */
export function PublishPanel({
  version,
  months,
  earliestDay,
  offeredDay,
}: {
  readonly version: number;
  readonly months: number;
  readonly earliestDay: string;
  readonly offeredDay: string;
}) {
  const t = useTranslations('levels');
  const router = useRouter();
  const { run, pending, trouble } = useDraftAct();
  const [firstDay, setFirstDay] = useState(offeredDay);
  const [asks, setAsks] = useState<'publish' | 'discard' | null>(null);

  function done(title: string) {
    showToast({ tone: 'success', title });
    router.push('/console/levels');
    router.refresh();
  }
  return (
    <Card>
      <CardHeader title={t('publish.title')} note={t('publish.note', { months })} />
      <div className="grid gap-3 px-4 pb-4">
        <LinkButton href="/console/levels/rehearsal" icon={<FlaskConical aria-hidden="true" />}>
          {t('rehearsal.go')}
        </LinkButton>
        <Field label={t('publish.firstDay')} help={t('publish.help', { day: earliestDay })} error={trouble}>
          <Input type="date" min={earliestDay} value={firstDay} onChange={(event) => setFirstDay(event.target.value)} />
        </Field>
        <div className="flex flex-wrap justify-between gap-2">
          <Button variant="danger-outline" disabled={pending} onClick={() => setAsks('discard')}>
            {t('publish.discard')}
          </Button>
          <Button variant="primary" pending={pending} disabled={firstDay === ''} onClick={() => setAsks('publish')}>
            {t('publish.act', { version })}
          </Button>
        </div>
      </div>
      <AlertDialog
        open={asks === 'publish'}
        onOpenChange={(open) => open || setAsks(null)}
        title={t('publish.ask', { version, day: firstDay })}
        act={t('publish.act', { version })}
        onConfirm={() =>
          run(
            () => publishLevelDraft({ firstDay }),
            () => done(t('publish.done', { version, day: firstDay })),
          )
        }
      >
        {t('publish.consequence')}
      </AlertDialog>
      <AlertDialog
        open={asks === 'discard'}
        onOpenChange={(open) => open || setAsks(null)}
        title={t('publish.discardAsk')}
        act={t('publish.discard')}
        onConfirm={() =>
          run(
            () => discardLevelDraft({}),
            () => done(t('publish.discarded')),
          )
        }
      >
        {t('publish.discardNote')}
      </AlertDialog>
    </Card>
  );
}
