import type { ReactNode } from 'react';

/** One primitive and its states, under its name in code. */
export function Group({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="mb-5 last:mb-0">
      <p className="mb-2 font-mono text-2xs text-muted">{name}</p>
      {children}
    </div>
  );
}

/** Things in a row that wraps. */
export function Row({ children }: { readonly children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-2.5">{children}</div>;
}
