import { useTranslations } from 'next-intl';
import { EmptyState } from '../ui/empty-state';
import { LinkButton } from '../ui/link-button';

/** What stands in place of a page or record that is not there, with the way home. */
export function MissingPage({ home }: { readonly home: string }) {
  const t = useTranslations('shell.notFound');
  return (
    <EmptyState
      drawing="search"
      title={t('title')}
      actions={
        <LinkButton href={home} variant="primary">
          {t('home')}
        </LinkButton>
      }
      className="py-20"
    >
      {t('detail')}
    </EmptyState>
  );
}
