'use client';
import { Gift } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { SkinProps } from './skin';

const COLUMNS = 12;
const ROWS = 6;
const BRUSH = 22;
// So much of the cover rubbed off shows what is below.
const ENOUGH = 0.5;

/**
 * A card whose cover is rubbed off. What lies below came from the server before there was anything to rub; whoever does
 * not rub takes the cover off by the button.
 */
export function Scratch({ drawn, onShown }: SkinProps) {
  const t = useTranslations('activities');
  const [isOpen, setOpen] = useState(false);
  const open = () => {
    setOpen(true);
    onShown();
  };
  const isCovered = drawn !== undefined && !isOpen;
  return (
    <div className="mx-auto grid w-full max-w-[340px] gap-3">
      <div className="relative grid aspect-[2/1] place-items-center overflow-hidden rounded-card border-2 border-dashed border-accent bg-tint-soft p-4 text-center">
        {drawn === undefined ? (
          <span className="grid justify-items-center gap-1.5 text-muted">
            <Gift className="size-8 text-accent" aria-hidden="true" />
            {t('scratch.waiting')}
          </span>
        ) : (
          // Below the cover it is told to nobody, neither by eye nor by ear.
          <strong aria-hidden={isCovered} className="text-lg">
            {drawn.name}
          </strong>
        )}
        {isCovered ? <Cover onRubbed={open} /> : null}
      </div>
      {isCovered ? (
        <Button variant="outline" size="sm" className="justify-self-center" onClick={open}>
          {t('scratch.open')}
        </Button>
      ) : null}
    </div>
  );
}

function Cover({ onRubbed }: { readonly onRubbed: () => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const rubbed = useRef(new Set<number>());
  useEffect(() => {
    const plate = canvas.current;
    const pen = plate?.getContext('2d');
    if (!(plate && pen)) return;
    plate.width = plate.clientWidth;
    plate.height = plate.clientHeight;
    pen.fillStyle = getComputedStyle(plate).color;
    pen.fillRect(0, 0, plate.width, plate.height);
    pen.globalCompositeOperation = 'destination-out';
  }, []);
  function rub({ nativeEvent: { offsetX, offsetY }, buttons, pointerType }: PointerEvent<HTMLCanvasElement>) {
    const plate = canvas.current;
    const pen = plate?.getContext('2d');
    if (!(plate && pen) || (pointerType === 'mouse' && buttons === 0)) return;
    pen.beginPath();
    pen.arc(offsetX, offsetY, BRUSH, 0, 2 * Math.PI);
    pen.fill();
    const column = Math.floor((offsetX / plate.width) * COLUMNS);
    const row = Math.floor((offsetY / plate.height) * ROWS);
    rubbed.current.add(row * COLUMNS + column);
    if (rubbed.current.size >= COLUMNS * ROWS * ENOUGH) onRubbed();
  }
  return (
    <canvas
      ref={canvas}
      className="absolute inset-0 size-full cursor-grab touch-none text-edge"
      onPointerDown={rub}
      onPointerMove={rub}
    />
  );
}
