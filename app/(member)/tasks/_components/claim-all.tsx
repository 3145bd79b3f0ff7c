'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { type Claimable, useClaims } from './use-claims';

/** Claims every reward that waits, together. */
export function ClaimAll({ claims }: { readonly claims: readonly Claimable[] }) {
  const t = useTranslations('my-tasks');
  const { claim, pending, trouble } = useClaims(claims);
  return (
    <div className="mt-4 flex flex-wrap items-center justify-between gap-2 rounded-card bg-tint px-4 py-3">
      <p className="min-w-0 flex-1 text-dense font-medium">{t('waiting', { count: claims.length })}</p>
      <Button variant="primary" size="sm" pending={pending} onClick={claim}>
        {t('claimAll')}
      </Button>
      <p aria-live="assertive" className="basis-full text-2xs text-muted empty:hidden">
        {trouble}
      </p>
    </div>
  );
}
