import type { ComponentType } from 'react';

/** The same part in both themes, side by side. */
export function Sides({
  title,
  surface = 'console',
  Part,
}: {
  readonly title: string;
  readonly surface?: 'member' | 'console';
  /** Rendered twice, so that each side has ids of its own. */
  readonly Part: ComponentType;
}) {
  return (
    <section className="mt-8 first:mt-2">
      <h2 className="mb-2.5 text-base">{title}</h2>
      <div className="grid gap-4 xl:grid-cols-2">
        {(['light', 'dark'] as const).map((theme) => (
          <div
            key={theme}
            data-theme={theme}
            data-surface={surface}
            className="min-w-0 rounded-card border border-line bg-paper p-4 text-body text-ink"
          >
            <Part />
          </div>
        ))}
      </div>
    </section>
  );
}
