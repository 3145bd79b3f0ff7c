import { BookOpenText } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { LinkButton } from '@/components/ui/link-button';

/** From an editor to what members will read of its draft (N17). */
export async function PreviewLink({ href }: { readonly href: string }) {
  const t = await getTranslations('terms');
  return (
    <LinkButton href={href} variant="outline" icon={<BookOpenText aria-hidden="true" />}>
      {t('preview.open')}
    </LinkButton>
  );
}
