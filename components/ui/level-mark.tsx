import { Crown, Gem, Star } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';

/** The metals a mark may be made of; each has a gradient, a ring colour and an ink in both themes. */
export const METALS = ['bronze', 'silver', 'gold', 'platinum', 'diamond', 'black'] as const;

/** The name of a metal. */
export type Metal = (typeof METALS)[number];

/** The name as a metal we can draw; unknown ones are bronze. */
export function metalOf(name: string | null | undefined): Metal {
  return METALS.find((metal) => metal === name) ?? 'bronze';
}

const ICONS = { bronze: Star, silver: Star, gold: Star, platinum: Star, diamond: Gem, black: Crown } as const;

/** A small star, gem or crown in a metal, with words beside it. */
export function LevelMark({
  metal,
  className,
  children,
}: {
  readonly metal: Metal;
  readonly className?: string;
  readonly children?: ReactNode;
}) {
  const Icon = ICONS[metal];
  return (
    <span
      data-metal={metal}
      className={cn(
        'inline-flex items-center gap-1.5 whitespace-nowrap align-middle text-xs font-medium text-[color:var(--metal-ink)]',
        className,
      )}
    >
      <Icon className="size-3.5 shrink-0" aria-hidden="true" />
      {children}
    </span>
  );
}
