import { getTranslations } from 'next-intl/server';
import { TextLink } from '@/components/ui/text-link';

/** The way from a page to the rules behind it, by the address below `/rules` (N17). */
export async function RulesLink({ to }: { readonly to: string }) {
  const t = await getTranslations('terms');
  return (
    <p className="below-page mt-5 text-center text-dense">
      <TextLink quiet href={`/rules${to}`}>
        {t('link')}
      </TextLink>
    </p>
  );
}
