'use client';
import { useLocale, useTranslations } from 'next-intl';
import { Collapse } from '@/components/ui/collapse';
import { must } from '@/lib/kernel/assert';
import { formatDateTime } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import type { SettingsShown } from '@/lib/settings';
import type { FieldChange } from '@/lib/settings/rules/fields';
import { useFieldWords } from './use-field-words';

/** What was changed in a section lately: field, from, to; who, when and why. */
export function SectionHistory({ section, zone }: { readonly section: SettingsShown; readonly zone: string }) {
  const t = useTranslations('settings');
  const words = useFieldWords();
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const { code, fields, history } = section;
  if (history.length === 0) return <p className="text-xs text-muted">{t('noHistory')}</p>;
  const say = ({ path, before, after }: FieldChange) => {
    const field = must(
      fields.find((one) => String(one.path) === String(path)),
      'a change of a field that is not there',
    );
    const values = { before: words.value(code, field, before), after: words.value(code, field, after) };
    return t('changed', { field: words.full(code, path), ...values });
  };
  return (
    <Collapse summary={<span className="text-dense">{t('history', { count: history.length })}</span>}>
      <ol className="grid gap-2.5">
        {history.map(({ version, by, at, note, changes }) => (
          <li key={version} className="grid gap-0.5">
            <p className="text-xs">
              {t('saving', { version, by, at: formatDateTime(at, 'datetime', locale, zone) })}
              {note === '' ? null : <span className="text-ink"> · {note}</span>}
            </p>
            <ul className="text-ink">
              {changes.map((change) => (
                <li key={String(change.path)}>{say(change)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Collapse>
  );
}
