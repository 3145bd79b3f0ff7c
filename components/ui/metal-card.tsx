import type { ReactNode } from 'react';
import { Card } from './card';
import { cn } from './cn';
import { LevelMark, type Metal } from './level-mark';

/** A card with a thin edge of metal: a mark, a big title, a note, a ring at the end, and sentences and bars below. */
export function MetalCard({
  metal,
  mark,
  title,
  note,
  ring,
  className,
  children,
}: {
  readonly metal: Metal;
  readonly mark: ReactNode;
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly ring?: ReactNode;
  readonly className?: string;
  readonly children?: ReactNode;
}) {
  return (
    <Card data-metal={metal} className={cn('metal-edge px-[18px] pt-[18px] pb-4', className)}>
      <div className="flex justify-between gap-3">
        <div className="min-w-0">
          <LevelMark metal={metal}>{mark}</LevelMark>
          <h2 className="my-0.5 text-xl">{title}</h2>
          {note ? <p className="text-xs text-muted">{note}</p> : null}
        </div>
        {ring}
      </div>
      {children ? <div className="mt-3.5 grid gap-3">{children}</div> : null}
    </Card>
  );
}
