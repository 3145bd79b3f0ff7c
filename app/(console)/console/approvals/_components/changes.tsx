'use client';
import { useLocale, useTranslations } from 'next-intl';
import type { Told } from '@/lib/approvals';
import { campaignKinds } from '@/lib/campaigns/registry';
import { formatNumber } from '@/lib/kernel/format';

/** What would be another than it is, place by place: minus what is, plus what would be, in signs and words, not by colour alone. */
export function Changes({ changes }: { readonly changes: Told['changes'] }) {
  const t = useTranslations('approvals');
  const place = useTranslations('campaigns.place');
  const terms = useTranslations('campaigns');
  const locale = useLocale();
  const name = (field: string): string => {
    if (t.has(`field.${field}`)) return t(`field.${field}`);
    const path = field.replace('campaign.', '');
    return place.has(path as 'type') && typeof place.raw(path as 'type') === 'string' ? place(path as 'type') : path;
  };
  const said = (field: string, value: string | number): string => {
    if (typeof value === 'number') return formatNumber(value);
    // Conditions, lists and rewards are read in the preview, where they have their names.
    if (/^[[{]/.test(value)) return t('detail.inPreview');
    if (field === 'campaign.goal') return terms(`goal.${value as 'acquire'}`);
    if (field === 'campaign.unused') return terms(`unused.${value as 'keep'}`);
    const kind = field === 'campaign.type' ? campaignKinds.find(value)?.name : undefined;
    return kind === undefined ? value : locale === 'en' ? kind.en : kind.zh;
  };
  if (changes.length === 0) return null;
  return (
    <section aria-label={t('detail.changes')} className="grid gap-2">
      <h3 className="text-dense">{t('detail.changes')}</h3>
      <dl className="grid gap-2 rounded-control border border-line bg-sunken p-3 text-dense">
        {changes.map(({ field, before, after }) => (
          <div key={field} className="grid gap-0.5">
            <dt className="text-xs text-muted">{name(field)}</dt>
            <dd className="grid gap-0.5 break-words">
              {before === null ? null : (
                <del className="text-danger no-underline">
                  <span aria-hidden="true">− </span>
                  <span className="sr-only">{t('detail.before')} </span>
                  {said(field, before)}
                </del>
              )}
              {after === null ? null : (
                <ins className="text-success no-underline">
                  <span aria-hidden="true">+ </span>
                  <span className="sr-only">{t('detail.after')} </span>
                  {said(field, after)}
                </ins>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
