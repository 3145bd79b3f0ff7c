import { CircleCheck, CircleX, LoaderCircle, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';

const TONES = {
  yes: [CircleCheck, 'bg-success text-on-success'],
  no: [CircleX, 'bg-danger text-on-danger'],
  unknown: [TriangleAlert, 'bg-warning-tint text-warning'],
  busy: [LoaderCircle, 'bg-sunken text-muted'],
} as const;

/** The answer over the whole width, seen from two steps away: a colour, an icon and a sentence, told at once to who cannot see it. */
export function Band({
  tone,
  title,
  children,
}: {
  readonly tone: keyof typeof TONES;
  readonly title: ReactNode;
  readonly children?: ReactNode;
}) {
  const [Icon, look] = TONES[tone];
  return (
    <div
      role={tone === 'busy' ? 'status' : 'alert'}
      data-tone={tone}
      className={cn('flex items-center gap-4 rounded-card px-5 py-4', look)}
    >
      <Icon
        className={cn('size-10 shrink-0', tone === 'busy' && 'animate-spin motion-reduce:animate-none')}
        aria-hidden="true"
      />
      <div className="min-w-0">
        <p className="text-lg font-bold leading-snug">{title}</p>
        {children ? <div className="text-body">{children}</div> : null}
      </div>
    </div>
  );
}
