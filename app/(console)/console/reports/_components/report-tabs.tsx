import { getTranslations } from 'next-intl/server';
import { LinkTabs } from '@/components/ui/link-tabs';

const PAGES = {
  gallery: '/console/reports',
  saved: '/console/reports/saved',
  received: '/console/reports/received',
} as const;

/** Where reports are found: those that are there, those that people saved, those that were delivered. */
export async function ReportTabs({ here }: { readonly here: keyof typeof PAGES }) {
  const t = await getTranslations('report-builder');
  return (
    <LinkTabs
      label={t('places')}
      tabs={(Object.keys(PAGES) as (keyof typeof PAGES)[]).map((name) => ({
        href: PAGES[name],
        label: t(`place.${name}`),
        isHere: name === here,
      }))}
    />
  );
}
