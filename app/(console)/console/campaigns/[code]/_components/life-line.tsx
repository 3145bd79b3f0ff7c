import { Check, ChevronRight } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { cn } from '@/components/ui/cn';
import { PHASES, type Phase } from '@/lib/campaigns/rules/life';

/** The whole life of a campaign with where it stands in it; resting is a branch that is told while it rests (4.M). */
export async function LifeLine({ phase }: { readonly phase: Phase }) {
  const t = await getTranslations('campaigns');
  const shown = PHASES.filter((one) => one !== 'paused' || phase === 'paused');
  const at = shown.indexOf(phase);
  return (
    <ol aria-label={t('life')} className="flex flex-wrap items-center gap-x-1 gap-y-1.5 text-xs">
      {shown.map((one, place) => (
        <li
          key={one}
          aria-current={one === phase ? 'step' : undefined}
          className={cn('flex items-center gap-1', one === phase ? 'font-medium text-accent' : 'text-muted')}
        >
          {place === 0 ? null : <ChevronRight aria-hidden="true" className="size-3.5 text-edge" />}
          {place < at ? <Check aria-hidden="true" className="size-3.5 text-success" /> : null}
          {t(`phase.${one}`)}
        </li>
      ))}
    </ol>
  );
}
