'use client';
import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';
import { useLayer } from './layer';

/** A remark on something that can take focus; never the only place of something one must know (`Why` for that). */
export function Tooltip({ content, children }: { readonly content: ReactNode; readonly children: ReactElement }) {
  const layer = useLayer();
  return (
    <Base.Root>
      <Base.Trigger delay={300} render={children} />
      <Base.Portal container={layer}>
        <Base.Positioner sideOffset={6} collisionPadding={8} className="z-50">
          <Base.Popup className="appear max-w-72 rounded-sm bg-inverse px-2 py-1 text-xs text-on-inverse">
            {content}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
