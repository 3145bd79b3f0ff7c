import { getTranslations } from 'next-intl/server';
import { StatusPill } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { Collapse } from '@/components/ui/collapse';
import { DescriptionList } from '@/components/ui/description-list';
import { ProgressBar } from '@/components/ui/track';
import { formatNumber } from '@/lib/kernel/format';
import { FEW } from '@/lib/kernel/small';
import type { SegmentPage } from '@/lib/segments';
import { ChangeList, UploadList } from './list-acts';
import { StopWork } from './segment-acts';

const MEANINGS = { waiting: 'waiting', running: 'running', done: 'ok', cancelled: 'stopped' } as const;

/** Whom somebody put in by hand or keeps out, and the files that were uploaded with what was wrong in them. */
export async function Lists({ page, canEdit }: { readonly page: SegmentPage; readonly canEdit: boolean }) {
  const t = await getTranslations('segments');
  const countedOn = (count: number | null) => (count === null ? FEW : t('lists.counted', { count }));
  const isOpen = canEdit && page.segment?.state !== 'withdrawn';
  return (
    <Card>
      <CardHeader
        title={t('lists.title')}
        note={t('lists.note')}
        action={isOpen ? <ChangeList code={page.code} /> : null}
      />
      <div className="grid gap-4 px-4 pb-4">
        <DescriptionList
          items={(['include', 'exclude'] as const).map((side) => ({
            key: side,
            name: t(`lists.${side}`),
            value: countedOn(page.lists[side]),
          }))}
        />
        {isOpen ? <UploadList code={page.code} /> : null}
        {page.uploads.length === 0 ? null : (
          <ul className="grid divide-y divide-line">
            {page.uploads.map((upload) => (
              <li key={upload.id} className="grid gap-1 py-2 text-dense">
                <p className="flex items-center gap-2">
                  <span className="min-w-0 flex-1 truncate font-medium">{upload.name}</span>
                  <StatusPill meaning={MEANINGS[upload.state]}>{t(`run.state.${upload.state}`)}</StatusPill>
                </p>
                {upload.state === 'running' ? (
                  <ProgressBar value={upload.done} max={upload.total} label={t('upload.progress')} />
                ) : null}
                <p className="text-xs text-muted">
                  {t('upload.result', {
                    side: t(`lists.${upload.side}`),
                    done: formatNumber(upload.done),
                    total: formatNumber(upload.total),
                    added: formatNumber(upload.added),
                    known: formatNumber(upload.known),
                    refused: formatNumber(upload.refused),
                  })}
                </p>
                {isOpen && (upload.state === 'waiting' || upload.state === 'running') ? (
                  <StopWork id={upload.id} what="upload" />
                ) : null}
                {upload.errors.length === 0 ? null : (
                  <Collapse summary={t('upload.errors', { count: upload.refused })}>
                    <ul className="grid gap-0.5">
                      {upload.errors.map(({ line, shown }) => (
                        <li key={line}>{t('upload.error', { line, shown })}</li>
                      ))}
                    </ul>
                  </Collapse>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}
