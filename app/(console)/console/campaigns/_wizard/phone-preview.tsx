'use client';
import { useTranslations } from 'next-intl';
import { type Edited, valueAt } from '@/components/editing/edited';

/** The campaign as a member's phone shows it, from what is written so far. */
export function PhonePreview({
  edited,
  language,
  parts,
}: {
  readonly edited: Edited;
  readonly language: 'zh' | 'en';
  readonly parts: readonly string[];
}) {
  const t = useTranslations('campaigns');
  const said = (...path: string[]): string => {
    const value = valueAt(edited, path);
    return typeof value === 'string' ? value : '';
  };
  const [from, to, warm] = [said('days', 'from'), said('days', 'to'), said('days', 'warmFrom')];
  const days = (text: string) => text.slice(5).replace('-', '/');
  return (
    <figure className="w-full max-w-64" lang={language === 'zh' ? 'zh-CN' : 'en'}>
      <div className="rounded-[28px] border-4 border-edge bg-paper p-3">
        <div className="mx-auto mb-3 h-1 w-14 rounded-full bg-track" />
        <div className="grid gap-2 rounded-card bg-tint p-3">
          <p className="text-base font-medium">{said('name', language) || t('preview.noName')}</p>
          <p className="text-xs text-muted">
            {from === '' || to === '' ? t('preview.noDays') : `${days(from)} – ${days(to)}`}
            {warm === '' ? '' : ` · ${language === 'zh' ? '预热' : 'from'} ${days(warm)}`}
          </p>
          {said('copy', language) === '' ? null : <p className="text-dense">{said('copy', language)}</p>}
        </div>
        <ul className="mt-2 grid gap-1.5">
          {parts.map((name) => (
            <li key={name} className="truncate rounded-control border border-line bg-surface px-2.5 py-2 text-dense">
              {name}
            </li>
          ))}
        </ul>
      </div>
      <figcaption className="mt-2 text-center text-xs text-muted">{t('preview.caption')}</figcaption>
    </figure>
  );
}
