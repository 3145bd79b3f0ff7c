import { cn } from '@/components/ui/cn';
import type { TermChange, TermWords } from './printer';

const TONES = { added: 'text-success', removed: 'text-danger', changed: 'text-info' } as const;

/** What a version changes, sentence by sentence: the word of the change before it, what was said below it. */
export function ChangeList({
  changes,
  words: { t },
}: {
  readonly changes: readonly TermChange[];
  readonly words: TermWords;
}) {
  if (changes.length === 0) return <p className="text-dense">{t('terms.same')}</p>;
  return (
    <ul className="grid gap-2 text-dense text-ink">
      {changes.map((change) => (
        <li key={`${change.kind} ${change.id}`} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 break-words">
          <span className={cn('font-medium', TONES[change.kind])}>{t(`terms.change.${change.kind}`)}</span>
          <span className="min-w-0">
            {change.kind === 'removed' ? <del>{change.before}</del> : change.after}
            {change.kind === 'changed' ? (
              <span className="mt-0.5 block text-xs text-muted">
                {t('terms.change.was')} <del>{change.before}</del>
              </span>
            ) : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
