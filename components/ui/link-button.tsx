import type { VariantProps } from 'class-variance-authority';
import type { Route } from 'next';
import type { ComponentProps, ReactNode } from 'react';
import { buttonClass } from './button-class';
import { cn } from './cn';
import { NearLink } from './near-link';

/** A link that looks like a button, for acts that are pages of their own. */
export function LinkButton({
  variant,
  size,
  full,
  icon,
  className,
  href,
  children,
  ...rest
}: Omit<ComponentProps<'a'>, 'href'> &
  VariantProps<typeof buttonClass> & { readonly href: string; readonly icon?: ReactNode }) {
  return (
    <NearLink {...rest} href={href as Route} className={cn(buttonClass({ variant, size, full }), className)}>
      {icon}
      {children}
    </NearLink>
  );
}
