import { cva, type VariantProps } from 'class-variance-authority';
import { Ban, Check, CircleAlert, CircleDashed, Clock, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';

const badgeClass = cva(
  'inline-flex max-w-full items-center gap-1 whitespace-nowrap rounded-full align-middle border px-2 py-px text-xs font-medium leading-[18px] [&_svg]:size-3 [&_svg]:shrink-0',
  {
    variants: {
      tone: {
        plain: 'border-line bg-surface text-muted',
        accent: 'border-transparent bg-tint text-accent',
        success: 'border-transparent bg-success-tint text-success',
        warning: 'border-transparent bg-warning-tint text-warning',
        danger: 'border-transparent bg-danger-tint text-danger',
        info: 'border-transparent bg-info-tint text-info',
      },
    },
    defaultVariants: { tone: 'plain' },
  },
);

/** The tone of a badge or pill, by meaning. */
export type Tone = NonNullable<VariantProps<typeof badgeClass>['tone']>;

/** A count or a short remark. */
export function Badge({
  tone,
  className,
  children,
}: VariantProps<typeof badgeClass> & { readonly className?: string; readonly children: ReactNode }) {
  return <span className={cn(badgeClass({ tone }), className)}>{children}</span>;
}

const STATUS: Readonly<
  Record<'draft' | 'waiting' | 'running' | 'ok' | 'attention' | 'failed' | 'stopped' | 'note', [Tone, LucideIcon]>
> = {
  draft: ['plain', CircleDashed],
  waiting: ['accent', Clock],
  running: ['success', Check],
  ok: ['success', Check],
  attention: ['warning', TriangleAlert],
  failed: ['danger', CircleAlert],
  stopped: ['plain', Ban],
  note: ['info', Info],
};

/** What a state means, whatever it is called. */
export type StatusMeaning = keyof typeof STATUS;

/** A state as icon and word, never colour alone. */
export function StatusPill({
  meaning,
  className,
  children,
}: {
  readonly meaning: StatusMeaning;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const [tone, Icon] = STATUS[meaning];
  return (
    <Badge tone={tone} className={className}>
      <Icon aria-hidden="true" />
      {children}
    </Badge>
  );
}
