import { getTranslations } from 'next-intl/server';
import { cn } from '@/components/ui/cn';
import { PHASES, type Phase } from '@/lib/campaigns/rules/life';

/** The whole life of a campaign with where it stands in it; resting is a branch beside running (4.M). */
export async function LifeLine({ phase }: { readonly phase: Phase }) {
  const t = await getTranslations('campaigns');
  const at = PHASES.indexOf(phase);
  return (
    <ol aria-label={t('life')} className="flex flex-wrap gap-x-1.5 gap-y-2 text-xs">
      {PHASES.map((one, place) => (
        <li
          key={one}
          aria-current={one === phase ? 'step' : undefined}
          className={cn(
            'rounded-full border px-2.5 py-1',
            one === phase
              ? 'border-accent bg-tint font-medium text-ink'
              : place < at
                ? 'border-line bg-sunken text-muted'
                : 'border-line text-muted',
          )}
        >
          {t(`phase.${one}`)}
        </li>
      ))}
    </ol>
  );
}
