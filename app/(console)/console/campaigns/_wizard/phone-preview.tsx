'use client';
import { useTranslations } from 'next-intl';
import { type Edited, valueAt } from '@/components/editing/edited';
import { DEFAULT_ZONE } from '@/lib/kernel/locale';
import { tickName } from '../../reports/_reading/tick-name';

// The preview speaks the language of the member, which is not the reader's.
const OF_MEMBER = {
  zh: { warm: '预热', holds: '活动内容' },
  en: { warm: 'from', holds: 'What you get' },
} as const;

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
  const days = (day: string) => tickName(day, 'day', { locale: language === 'zh' ? 'zh-CN' : 'en' }, DEFAULT_ZONE);
  const words = OF_MEMBER[language];
  return (
    <figure className="w-full max-w-64" lang={language === 'zh' ? 'zh-CN' : 'en'}>
      <div className="rounded-[32px] border border-edge bg-well p-1.5">
        <div className="flex min-h-[24rem] flex-col gap-3 rounded-[26px] border border-line bg-paper p-3 pt-2.5">
          <div className="mx-auto h-1 w-14 shrink-0 rounded-full bg-track" />
          <div className="grid gap-1.5 rounded-xl bg-tint p-3.5">
            <p className="text-base font-bold">{said('name', language) || t('preview.noName')}</p>
            <p className="text-xs text-muted">
              {from === '' || to === '' ? t('preview.noDays') : `${days(from)} – ${days(to)}`}
              {warm === '' ? '' : ` · ${words.warm} ${days(warm)}`}
            </p>
            {said('copy', language) === '' ? null : <p className="text-dense">{said('copy', language)}</p>}
          </div>
          {parts.length === 0 ? null : (
            <div className="grid gap-1.5">
              <p className="text-xs font-medium text-muted">{words.holds}</p>
              <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
                {parts.map((name) => (
                  <li key={name} className="truncate px-3 py-2.5 text-dense">
                    {name}
                  </li>
                ))}
              </ul>
            </div>
          )}
        </div>
      </div>
      <figcaption className="mt-2 text-center text-xs text-muted">{t('preview.caption')}</figcaption>
    </figure>
  );
}
