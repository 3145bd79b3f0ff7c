import { useTranslations } from 'next-intl';
import { CountUp } from '@/components/ui/count-up';
import { TextLink } from '@/components/ui/text-link';

/** The growth of a member as a number beneath his card, rolling up from what he saw last; it leads to how it came about. */
export function GrowthRow({ total, shown }: { readonly total: number; readonly shown: number | null }) {
  const t = useTranslations('level');
  return (
    <p className="mt-3 flex items-baseline justify-between gap-3 border-t border-line pt-3 text-xs text-muted">
      <TextLink quiet href="/growth">
        {t('growth')}
      </TextLink>
      <span className="text-base font-bold text-ink">
        <CountUp value={total} from={shown} />
      </span>
    </p>
  );
}
