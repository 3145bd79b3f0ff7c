import { ChevronLeft, ChevronRight } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { LinkButton } from '@/components/ui/link-button';

/** Steps through a tab's pages by address: to the newest, and to what is older. */
export async function OlderLink({
  href,
  cursor,
  nextCursor,
}: {
  /** The tab's own address, with its `?tab=`. */
  readonly href: string;
  readonly cursor: string | undefined;
  readonly nextCursor: string | null;
}) {
  const t = await getTranslations('members');
  if (cursor === undefined && nextCursor === null) return null;
  return (
    <nav aria-label={t('pages')} className="flex justify-end gap-2 border-t border-line px-4 py-2.5">
      {cursor === undefined ? null : (
        <LinkButton href={href} size="sm" icon={<ChevronLeft aria-hidden="true" />}>
          {t('newest')}
        </LinkButton>
      )}
      {nextCursor === null ? null : (
        <LinkButton href={`${href}&cursor=${encodeURIComponent(nextCursor)}`} size="sm">
          {t('older')}
          <ChevronRight aria-hidden="true" />
        </LinkButton>
      )}
    </nav>
  );
}
