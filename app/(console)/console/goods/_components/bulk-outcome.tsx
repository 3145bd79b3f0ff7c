'use client';
import { useTranslations } from 'next-intl';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { formatMoney } from '@/lib/kernel/format';
import type { ChangedMany } from './use-bulk';

const SHOWN = 50;

/** What became of an act on many: how many changed or stayed, and each that was refused with its reason. */
export function BulkOutcome({ outcome, onClose }: { readonly outcome: ChangedMany; readonly onClose: () => void }) {
  const t = useTranslations('goods');
  const { changed, unchanged, refused } = outcome;
  const reason = ({ refusal, facts: { code, max, after, floor } }: ChangedMany['refused'][number]): string =>
    t.has(`refusal.${refusal}`)
      ? t(`refusal.${refusal}`, {
          code: String(code ?? ''),
          max: Number(max ?? 0),
          after: formatMoney(Number(after ?? 0), 'exact'),
          floor: formatMoney(Number(floor ?? 0), 'exact'),
        })
      : t('refusal.unexpected');
  return (
    <div className="grid gap-4">
      <Banner tone={refused.length === 0 ? 'success' : 'warning'} title={t('bulk.changed', { count: changed })}>
        {t('bulk.rest', { unchanged, refused: refused.length })}
      </Banner>
      {refused.length === 0 ? null : (
        <ul aria-label={t('bulk.refused')} className="grid gap-2 text-dense">
          {refused.slice(0, SHOWN).map((one) => (
            <li key={one.code}>
              <span className="font-medium">{one.code}</span> <span className="text-muted">{reason(one)}</span>
            </li>
          ))}
          {refused.length > SHOWN ? (
            <li className="text-muted">{t('bulk.more', { count: refused.length - SHOWN })}</li>
          ) : null}
        </ul>
      )}
      <Button variant="primary" className="justify-self-end" onClick={onClose}>
        {t('bulk.close')}
      </Button>
    </div>
  );
}
