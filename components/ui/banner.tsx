import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';

const TONES = {
  info: [Info, 'bg-info-tint', 'text-info'],
  success: [CircleCheck, 'bg-success-tint', 'text-success'],
  warning: [TriangleAlert, 'bg-warning-tint', 'text-warning'],
  danger: [CircleAlert, 'bg-danger-tint', 'text-danger'],
} as const;

/** A lasting remark in the page: the fact, what it means, and the act that answers it. */
export function Banner({
  tone = 'info',
  title,
  action,
  className,
  children,
}: {
  readonly tone?: keyof typeof TONES;
  readonly title: ReactNode;
  readonly action?: ReactNode;
  readonly className?: string;
  readonly children?: ReactNode;
}) {
  const [Icon, ground, ink] = TONES[tone];
  return (
    <div className={cn('flex flex-wrap items-start gap-x-3 gap-y-2 rounded-card p-3.5 text-dense', ground, className)}>
      <Icon className={cn('mt-px size-[18px] shrink-0', ink)} aria-hidden="true" />
      <div className="min-w-0 flex-1 basis-40">
        <p className="font-medium">{title}</p>
        {children ? <div className="text-muted">{children}</div> : null}
      </div>
      {action ? <div className="shrink-0 self-center">{action}</div> : null}
    </div>
  );
}
