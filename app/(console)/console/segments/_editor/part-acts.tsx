'use client';
import { ArrowDown, ArrowUp, Copy, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';
import { IconButton } from '@/components/ui/icon-button';
import { useBuilding } from './builder-context';
import type { Part } from './rule-model';

/** Up, down, double, away: for a row and for a group. */
export function PartActs({
  part,
  name,
  at,
  of,
  className,
}: {
  readonly part: Part;
  readonly name: string;
  readonly at: number;
  readonly of: number;
  readonly className?: string;
}) {
  const t = useTranslations('segments');
  const { move, duplicate, remove } = useBuilding();
  return (
    <div className={cn('flex shrink-0', className)}>
      <IconButton
        label={t('builder.up', { name })}
        icon={<ArrowUp aria-hidden="true" />}
        disabled={at === 0}
        onClick={() => move(part.id, -1)}
      />
      <IconButton
        label={t('builder.down', { name })}
        icon={<ArrowDown aria-hidden="true" />}
        disabled={at === of - 1}
        onClick={() => move(part.id, 1)}
      />
      <IconButton
        label={t('builder.duplicate', { name })}
        icon={<Copy aria-hidden="true" />}
        onClick={() => duplicate(part)}
      />
      <IconButton
        label={t('builder.remove', { name })}
        icon={<X aria-hidden="true" />}
        tip="left"
        onClick={() => remove(part.id)}
      />
    </div>
  );
}
