'use client';
import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';
import { cn } from './cn';
import { useLayer } from './layer';
import { popupClass } from './popup-class';

/** A small plate that opens from a button and stays until closed; for controls and explanations, not for acts (`Menu`). */
export function Popover({
  trigger,
  title,
  align = 'start',
  open,
  onOpenChange,
  className,
  children,
}: {
  readonly trigger: ReactElement;
  readonly title: ReactNode;
  readonly align?: 'start' | 'center' | 'end';
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const layer = useLayer();
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      <Base.Trigger render={trigger} />
      <Base.Portal container={layer}>
        <Base.Positioner sideOffset={6} align={align} collisionPadding={12} className="z-50 outline-none">
          <Base.Popup className={cn(popupClass, 'w-72 p-4', className)}>
            <Base.Title className="mb-2 text-dense font-bold">{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
