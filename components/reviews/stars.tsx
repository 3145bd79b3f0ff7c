import { Star } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';

const ALL = [1, 2, 3, 4, 5];

/** So many stars of five, said in words too. Wants the texts `reviews`. */
export function Stars({ stars }: { readonly stars: number }) {
  const t = useTranslations('reviews');
  return (
    <span role="img" aria-label={t('stars', { count: stars })} className="inline-flex text-accent">
      {ALL.map((one) => (
        <Star key={one} aria-hidden="true" className={cn('size-4', one <= stars ? 'fill-current' : 'text-edge')} />
      ))}
    </span>
  );
}
