import { getTranslations } from 'next-intl/server';
import { Banner } from '@/components/ui/banner';
import { EndPreview } from './end-preview';

/** As whom the back office is looked at, and the way back; while it stands nothing can be changed (B12). */
export async function PreviewBanner({ role }: { readonly role: string }) {
  const t = await getTranslations('access.preview');
  return (
    <div className="px-4 pt-3 desk:px-6">
      <Banner tone="warning" title={t('as', { role })} action={<EndPreview label={t('end')} />}>
        {t('note')}
      </Banner>
    </div>
  );
}
