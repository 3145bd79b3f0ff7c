import type { Route } from 'next';
import type { ComponentProps } from 'react';
import { cn } from './cn';
import { NearLink } from './near-link';

/** A link inside words or at the end of a row; `quiet` wears the muted colour until hovered. */
export function TextLink({
  href,
  quiet = false,
  className,
  ...rest
}: Omit<ComponentProps<'a'>, 'href'> & { readonly href: string; readonly quiet?: boolean }) {
  return (
    <NearLink
      {...rest}
      href={href as Route}
      className={cn(
        'rounded-xs underline-offset-4 hover:underline',
        quiet ? 'text-muted hover:text-ink' : 'font-medium text-accent',
        className,
      )}
    />
  );
}
