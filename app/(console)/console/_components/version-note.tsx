import { useTranslations } from 'next-intl';
import { STANDARD_NOTE } from '@/lib/kernel/standard-note';

/** Why a version was written; of what the program comes with, that it does. */
export function VersionNote({ note, className }: { readonly note: string; readonly className?: string }) {
  const t = useTranslations('console');
  return <p className={className}>{note === STANDARD_NOTE ? t('standardNote') : note}</p>;
}
