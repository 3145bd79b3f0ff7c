'use client';
import { useTranslations } from 'next-intl';
import { TextLink } from '@/components/ui/text-link';
import type { SettingsShown } from '@/lib/settings';
import { grouped } from './groups';

/** The way to each section: the parts in a line where there is little room, with their sections in a column where there is. */
export function SectionNav({ sections }: { readonly sections: readonly SettingsShown[] }) {
  const t = useTranslations('settings');
  return (
    <nav aria-label={t('jump')} className="text-dense">
      <ul className="flex flex-wrap gap-x-4 gap-y-1 lg:grid lg:gap-4">
        {grouped(sections).map((part) => (
          <li key={part.code}>
            <TextLink href={`#settings-${part.code}`} className="lg:text-xs lg:font-medium lg:text-muted">
              {t(`part.${part.code}`)}
            </TextLink>
            <ul className="mt-1 hidden gap-px lg:grid">
              {part.sections.map(({ code }) => (
                <li key={code}>
                  <TextLink
                    quiet
                    href={`#${code}`}
                    className="-ml-2 block rounded-md px-2 py-1 text-ink hover:bg-sunken hover:no-underline"
                  >
                    {t(`section.${code}.title`)}
                  </TextLink>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </nav>
  );
}
