import type { Route } from 'next';
import { getTranslations } from 'next-intl/server';
import { LinkButton } from '@/components/ui/link-button';

const PAGES = {
  gallery: '/console/reports',
  saved: '/console/reports/saved',
  received: '/console/reports/received',
} as const;

/** Where reports are found: those that are there, those that people saved, those that were delivered. */
export async function ReportTabs({ here }: { readonly here: keyof typeof PAGES }) {
  const t = await getTranslations('report-builder');
  return (
    <nav aria-label={t('places')} className="mb-4 flex flex-wrap gap-1.5">
      {(Object.keys(PAGES) as (keyof typeof PAGES)[]).map((name) => (
        <LinkButton
          key={name}
          size="sm"
          variant={name === here ? 'primary' : 'outline'}
          aria-current={name === here ? 'page' : undefined}
          href={PAGES[name] as Route}
        >
          {t(`place.${name}`)}
        </LinkButton>
      ))}
    </nav>
  );
}
