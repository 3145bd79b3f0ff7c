import { Check, Gift, RotateCcw } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import type { ToldDay } from './terms';

/** A day as a mark: a tick, a mended tick, a gift where a milestone was reached, or its number; never by colour alone. */
export function DayMark({ day }: { readonly day: ToldDay }) {
  const { way, isToday, isAhead, isPrize, number, canMakeUp } = day;
  const Icon = isPrize ? Gift : way === 'made_up' ? RotateCcw : Check;
  return (
    <span
      aria-hidden="true"
      className={cn(
        'grid size-9 place-items-center rounded-full border text-xs',
        way === null ? 'border-line' : 'border-transparent bg-tint text-accent',
        way === null && canMakeUp ? 'border-dashed border-edge' : '',
        isToday && way === null ? 'border-accent font-medium text-accent' : '',
        isAhead || (way === null && !isToday) ? 'text-muted' : '',
      )}
    >
      {way === null ? number : <Icon className="size-4" />}
    </span>
  );
}
