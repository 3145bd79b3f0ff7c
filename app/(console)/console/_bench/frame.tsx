import type { ReactNode } from 'react';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';

const DAY_MS = 86_400_000;
/** The hour alone says it while it is of the last day. */
const isOfToday = (at: Date): boolean => Date.now() - at.getTime() < DAY_MS;

/** A tile: its title, until when its numbers are true, what they mean, and its content. */
export function TileFrame({
  title,
  note,
  asOf,
  asOfLabel,
  zone,
  action,
  children,
}: {
  readonly title: string;
  readonly note?: string;
  readonly asOf?: Date | null;
  readonly asOfLabel?: string;
  readonly zone?: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <Card className="flex h-full flex-col">
      <CardHeader title={title} {...(note === undefined ? {} : { note })} action={action} />
      <div className="flex-1">{children}</div>
      {asOf ? (
        <p className="px-4 pt-1 pb-3 text-2xs text-muted">
          {asOfLabel}{' '}
          <DateTime
            at={asOf}
            format={isOfToday(asOf) ? 'time' : 'datetime'}
            {...(zone === undefined ? {} : { zone })}
          />
        </p>
      ) : null}
    </Card>
  );
}
