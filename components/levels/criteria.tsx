import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';
import type { Metal } from '@/components/ui/level-mark';
import { Track } from '@/components/ui/track';
import type { Criterion } from '@/lib/levels/rules/next-level';
import { byPlace, criterionName, criterionReading } from './words';

/** The criteria of the next level as tracks; an invitation is either there or not. */
export function Criteria({
  criteria,
  metal,
  className,
}: {
  readonly criteria: readonly Criterion[];
  readonly metal: Metal;
  readonly className?: string;
}) {
  const t = useTranslations('level');
  const inOrder = [...criteria].sort(byPlace);
  return (
    <div className={cn('grid gap-2.5', className)}>
      {inOrder.map(({ attribute, actual, needed }) =>
        attribute === 'invited' ? (
          <p key={attribute} className="flex justify-between gap-3 text-xs text-muted">
            <span>{criterionName(t, attribute)}</span>
            <span className="font-medium text-ink">{actual >= needed ? t('invitation.yes') : t('invitation.no')}</span>
          </p>
        ) : (
          <Track
            key={attribute}
            name={criterionName(t, attribute)}
            label={criterionName(t, attribute)}
            reading={criterionReading(attribute, actual, needed)}
            value={actual}
            max={needed}
            metal={metal}
          />
        ),
      )}
    </div>
  );
}
