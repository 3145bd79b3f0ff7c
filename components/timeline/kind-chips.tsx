'use client';
import { useTranslations } from 'next-intl';
import type { TimelineKind } from '@/lib/timeline/rules/item';
import { cn } from '../ui/cn';

// The order in which people look for things, which is not the order at one instant.
const SHOWN: readonly TimelineKind[] = ['order', 'refund', 'points', 'growth', 'level', 'decision', 'audit'];

/** Which kinds of events show, as toggles; none chosen means all. */
export function KindChips({
  kinds,
  chosen,
  onChange,
}: {
  /** Those that the reader may see. */
  readonly kinds: readonly TimelineKind[];
  readonly chosen: readonly TimelineKind[];
  readonly onChange: (chosen: readonly TimelineKind[]) => void;
}) {
  const t = useTranslations('timeline');
  const chip = (isOn: boolean) =>
    cn(
      'min-h-control-sm shrink-0 rounded-full border px-3 text-dense transition-colors duration-quick',
      isOn ? 'border-transparent bg-tint font-medium text-accent' : 'border-line bg-surface text-muted hover:text-ink',
    );
  return (
    <fieldset className="mb-5 min-w-0">
      <legend className="sr-only">{t('filter')}</legend>
      <div className="flex flex-wrap gap-1.5">
        <button
          type="button"
          aria-pressed={chosen.length === 0}
          onClick={() => onChange([])}
          className={chip(chosen.length === 0)}
        >
          {t('all')}
        </button>
        {SHOWN.filter((kind) => kinds.includes(kind)).map((kind) => {
          const isOn = chosen.includes(kind);
          return (
            <button
              key={kind}
              type="button"
              aria-pressed={isOn}
              onClick={() => onChange(isOn ? chosen.filter((one) => one !== kind) : [...chosen, kind])}
              className={chip(isOn)}
            >
              {t(`kind.${kind}`)}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
