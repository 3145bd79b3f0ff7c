import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { EmptyState } from './empty-state';

/** The reader may not see this; says who can grant it. */
export function NoPermission({
  what,
  who,
  actions,
}: {
  readonly what: string;
  readonly who: string;
  readonly actions?: ReactNode;
}) {
  const t = useTranslations('ui');
  return (
    <EmptyState drawing="locked" title={t('noPermission', { what })} actions={actions}>
      {t('askFor', { who })}
    </EmptyState>
  );
}
