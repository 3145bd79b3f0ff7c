import { useLocale, useTranslations } from 'next-intl';
import { SchemeChanges } from '@/components/levels/scheme-changes';
import { StatusPill } from '@/components/ui/badge';
import { formatDateTime } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import type { ListedVersion } from '@/lib/levels';
import { VersionNote } from '../../_components/version-note';

const MEANING = { past: 'stopped', current: 'running', coming: 'waiting' } as const;
// Versions that count from the beginning of time do so for imports of history.
const BEGINNING = 86_400_000;

/** Every version with its dates, its note and what it changed of the one before. */
export function Versions({ versions, zone }: { readonly versions: readonly ListedVersion[]; readonly zone: string }) {
  const t = useTranslations('levels');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const dateOf = (at: Date) => formatDateTime(at, 'date', locale, zone);
  return (
    <ul className="grid">
      {versions.map(({ version, state, effectiveFrom, publishedAt, note, changes }, index) => (
        <li key={version} className="grid gap-1.5 border-t border-line px-4 py-3">
          <div className="flex flex-wrap items-center gap-2">
            <h3 className="text-dense font-medium">{t('versionOf', { version })}</h3>
            <StatusPill meaning={MEANING[state]}>{t(`state.${state}`)}</StatusPill>
          </div>
          <p className="text-xs text-muted">
            {effectiveFrom.getTime() < BEGINNING
              ? t('fromBeginning')
              : t('from', { date: dateOf(effectiveFrom), published: dateOf(publishedAt) })}
          </p>
          {note ? <VersionNote note={note} className="text-xs" /> : null}
          {index < versions.length - 1 ? <SchemeChanges changes={changes} /> : null}
        </li>
      ))}
    </ul>
  );
}
