import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { reader } from '@/lib/platform/reading';
import { ownSuggestions } from '@/lib/suggestions';
import { SuggestionGrid } from './suggestion-grid';

const SHOWN = 4;

/** Some goods for this member, each with its reason (S0-8.2, S1-4.3); nothing where it is switched off or there is none. */
export async function ForYou({ memberId, now }: { readonly memberId: string; readonly now: Date }) {
  const [t, suggestions] = await Promise.all([
    getTranslations('for-you'),
    ownSuggestions(reader(), memberId, { now, limit: SHOWN }),
  ]);
  if (suggestions === null || suggestions.length === 0) return null;
  return (
    <Section
      id="for-you"
      title={t('title')}
      action={
        <TextLink quiet href="/for-you">
          {t('all')}
        </TextLink>
      }
    >
      <SuggestionGrid suggestions={suggestions} />
    </Section>
  );
}
