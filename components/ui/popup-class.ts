/** The plate of everything that floats near its button. */
export const popupClass =
  'appear max-h-(--available-height) max-w-(--available-width) overflow-y-auto rounded-lg border border-line bg-surface text-dense text-ink shadow-float outline-none';

/** A line one may pick in such a plate. */
export const optionClass =
  'flex min-h-[max(32px,var(--control-sm))] cursor-default select-none items-center gap-2 rounded-md px-2.5 py-1 outline-none data-highlighted:bg-sunken data-disabled:opacity-50';
