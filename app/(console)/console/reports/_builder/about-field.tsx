'use client';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import type { Option } from '@/components/ui/select';
import type { FoundSubject } from '@/lib/reports/rules/found';

const REST_MS = 200;

/** What of a kind a report is about alone, found by typing a part of its name; all of them while nothing is chosen. */
export function AboutField({
  subject,
  chosen,
  onChange,
}: {
  readonly subject: FoundSubject;
  readonly chosen: string | null;
  readonly onChange: (key: string | null) => void;
}) {
  const t = useTranslations('report-builder');
  const words = useTranslations('reports');
  const [query, setQuery] = useState<string | null>(chosen === null ? null : '');
  const [found, setFound] = useState<readonly Option[]>([]);
  useEffect(() => {
    if (query === null) return;
    const gone = new AbortController();
    const timer = setTimeout(() => {
      void search(subject, query, chosen ?? '', gone.signal).then((options) => options && setFound(options));
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [subject, query, chosen]);
  const label = t('only', { kind: words(`by.${subject}`) });
  return (
    <div className="flex min-w-0 items-end gap-1">
      <div className="min-w-0 flex-1">
        <Field label={label}>
          <Combobox
            options={found}
            value={chosen}
            placeholder={words('all')}
            onFocus={() => setQuery((before) => before ?? '')}
            onQuery={setQuery}
            onChange={onChange}
          />
        </Field>
      </div>
      {chosen === null ? null : (
        <IconButton tip="left" label={t('takeOut', { name: label })} icon={<X />} onClick={() => onChange(null)} />
      )}
    </div>
  );
}

async function search(what: string, q: string, key: string, signal: AbortSignal): Promise<readonly Option[] | null> {
  try {
    const answer = await fetch(`/api/console/reports/subjects?${new URLSearchParams({ what, q, key })}`, { signal });
    return answer.ok ? await answer.json() : null;
  } catch {
    // Somebody typed on, or the network is away: what was found before stays.
    return null;
  }
}
