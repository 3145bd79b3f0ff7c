'use client';
import { useQuery } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { fetchList } from '@/components/data-table/fetch-list';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { TextLink } from '@/components/ui/text-link';
import type { ListQuery } from '@/lib/kernel/list-query';
import type { Line } from '../console/audit/_components/line';
import { useAuditWords } from '../console/audit/_components/use-audit-words';

const SHOWN = 10;

/** The latest entries about one object; read when somebody opens them. */
export function ObjectLogList({ type, id }: { readonly type: string; readonly id: string }) {
  const t = useTranslations('audit');
  const words = useAuditWords();
  const [isOpen, setIsOpen] = useState(false);
  const asked: ListQuery = {
    ...{ view: '', q: id, filters: { window: ['all'], object: [type] }, sort: '' },
    ...{ cursor: null, limit: SHOWN, exactCount: false },
  };
  const { data, isError } = useQuery({
    queryKey: ['object-log', type, id],
    enabled: isOpen,
    queryFn: ({ signal }) => fetchList<Line>('/api/console/audit', asked, signal),
  });
  const rows = data?.rows;
  return (
    <div className="mx-auto -mt-4 max-w-[1360px] px-4 pb-10 desk:px-6">
      <Card inset>
        <details className="group" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
          <summary className="flex min-h-control-sm list-none items-center gap-1.5 rounded-md font-medium [&::-webkit-details-marker]:hidden">
            <span className="min-w-0 flex-1">{t('objectLog')}</span>
            <ChevronDown className="size-4 shrink-0 text-muted group-open:rotate-180" aria-hidden="true" />
          </summary>
          <div aria-live="polite" className="pt-1.5 text-dense text-muted">
            {isError ? <p className="text-danger">{t('unread')}</p> : null}
            {rows?.length === 0 ? <p>{t('untouched')}</p> : null}
            <ol className="grid divide-y divide-line">
              {(rows ?? []).map((line) => (
                <li key={line.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 py-2">
                  <DateTime at={line.at} format="datetime" />
                  <span className="text-ink">{words.action(line.action)}</span>
                  <span>{words.actor(line)}</span>
                  {line.reason === null ? null : <span className="min-w-0 basis-full">{line.reason}</span>}
                </li>
              ))}
            </ol>
            <TextLink href={`/console/audit?q=${encodeURIComponent(id)}&filter=window:all`}>
              {t('detail.history')}
            </TextLink>
          </div>
        </details>
      </Card>
    </div>
  );
}
