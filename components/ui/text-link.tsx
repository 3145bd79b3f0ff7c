import type { Route } from 'next';
import type { ComponentProps } from 'react';
import { cn } from './cn';
import { NearLink } from './near-link';

/**
 * A link inside words or at the end of a row; `quiet` wears the muted colour until hovered. A `figure` leads to what it
 * counts: it stands among many, so it keeps the ink of its table and is told by a dotted line.
 */
export function TextLink({
  href,
  quiet = false,
  figure = false,
  className,
  ...rest
}: Omit<ComponentProps<'a'>, 'href'> & { readonly href: string; readonly quiet?: boolean; readonly figure?: boolean }) {
  return (
    <NearLink
      {...rest}
      href={href as Route}
      className={cn(
        'rounded-xs underline-offset-4',
        figure
          ? 'text-ink underline decoration-edge decoration-dotted hover:text-accent hover:decoration-accent hover:decoration-solid'
          : quiet
            ? 'text-muted hover:text-ink hover:underline'
            : 'font-medium text-accent hover:underline',
        className,
      )}
    />
  );
}
