import { getTranslations } from 'next-intl/server';
import { TextLink } from '@/components/ui/text-link';

/** The foot of every member page: the rules of the program, a tap away (N17, S2-1.2). */
export async function MemberFooter() {
  const t = await getTranslations('terms');
  return (
    <footer className="below-page mt-8 text-center text-xs text-muted">
      <TextLink quiet href="/rules">
        {t('all')}
      </TextLink>
    </footer>
  );
}
