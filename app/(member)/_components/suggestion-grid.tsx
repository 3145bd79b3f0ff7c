import { getLocale, getTranslations } from 'next-intl/server';
import { sayTrait } from '@/components/members/trait-words';
import type { OwnSuggestion } from '@/lib/suggestions';
import { GoodsCard } from './goods-card';

/** Suggested goods two in a row, each with why it is suggested. */
export async function SuggestionGrid({ suggestions }: { readonly suggestions: readonly OwnSuggestion[] }) {
  const [t, said, locale] = await Promise.all([getTranslations('for-you'), getTranslations('traits'), getLocale()]);
  const why = ({ reason, because, trait, figure }: OwnSuggestion): string => {
    const own = because === null ? '' : locale === 'en' ? because.en : because.zh;
    const name = trait === null ? own : sayTrait(said, trait);
    // A product that nobody knows by name any more is not named: the reason holds without it.
    if (name === '' && reason !== 'again' && reason !== 'popular') return t('reason.unnamed');
    return t(`reason.${reason}`, { name, figure });
  };
  return (
    <ul aria-label={t('goods')} className="grid grid-cols-2 gap-3">
      {suggestions.map((suggestion) => (
        <GoodsCard key={suggestion.product.code} product={suggestion.product} note={why(suggestion)} />
      ))}
    </ul>
  );
}
