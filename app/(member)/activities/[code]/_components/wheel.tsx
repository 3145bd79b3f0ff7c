'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useRef } from 'react';
import { cn } from '@/components/ui/cn';
import type { SkinProps } from './skin';

const TURNS = 4;
const TURN_MS = 2_600;
const RADIUS = 100;
const NAME_AT = 66;
const NAME_MAX = 12;
const full = 360;

/** A wheel with a field for each outcome; it turns to what the server drew, and stands there at once without motion. */
export function Wheel({ slots, drawn, onShown }: SkinProps) {
  const t = useTranslations('activities');
  const wheel = useRef<SVGSVGElement>(null);
  const stood = useRef(0);
  const step = full / slots.length;
  const shown = useEffectEvent(onShown);
  const place = drawn === undefined ? -1 : slots.indexOf(drawn);
  useEffect(() => {
    const svg = wheel.current;
    if (svg === null || place < 0) return;
    const from = stood.current;
    const rest = (full - place * step - (from % full) + full) % full;
    const to = from + TURNS * full + rest;
    stood.current = to;
    const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const turning = svg.animate([{ transform: `rotate(${from}deg)` }, { transform: `rotate(${to}deg)` }], {
      duration: isStill ? 1 : TURN_MS,
      easing: 'cubic-bezier(0.22, 1, 0.36, 1)',
      fill: 'forwards',
    });
    turning.onfinish = () => shown();
    return () => {
      turning.onfinish = null;
    };
  }, [place, step]);
  return (
    <div className="relative mx-auto aspect-square w-full max-w-[300px]">
      <svg viewBox="-12 -14 24 16" aria-hidden="true" className="absolute -top-2 left-1/2 z-10 w-8 -translate-x-1/2">
        <path d="M0 0L-8 -13H8Z" className="fill-accent" />
      </svg>
      <svg
        ref={wheel}
        viewBox="-104 -104 208 208"
        role="img"
        aria-label={t('wheel', { prizes: slots.map(({ name }) => name).join(t('join')) })}
        className="size-full"
      >
        <circle r={RADIUS + 3} className="fill-accent" />
        {slots.map(({ code, name }, at) => (
          <g key={code ?? ''} transform={`rotate(${at * step})`}>
            <path
              d={fieldOf(step)}
              className={cn('stroke-line', code === null ? 'fill-sunken' : at % 2 === 0 ? 'fill-tint' : 'fill-surface')}
            />
            <text y={-NAME_AT} textAnchor="middle" fontSize={slots.length > 8 ? 8 : 10} className="fill-ink">
              {linesOf(name).map((line, row) => (
                <tspan key={line} x="0" dy={row === 0 ? '0' : '1.2em'}>
                  {line}
                </tspan>
              ))}
            </text>
          </g>
        ))}
        <circle r="16" className="fill-surface stroke-accent" strokeWidth="3" />
      </svg>
    </div>
  );
}

/** A field of the wheel around the top. */
function fieldOf(step: number): string {
  const half = ((step / 2) * Math.PI) / 180;
  const [x, y] = [(Math.sin(half) * RADIUS).toFixed(3), (-Math.cos(half) * RADIUS).toFixed(3)];
  return `M0 0L-${x} ${y}A${RADIUS} ${RADIUS} 0 0 1 ${x} ${y}Z`;
}

/** A name in two short lines; what does not fit is in the table of odds. */
function linesOf(name: string): readonly string[] {
  const words = name.split(' ');
  const wide = words.length > 1 ? NAME_MAX : NAME_MAX / 2;
  const lines: string[] = [''];
  for (const piece of words.length > 1 ? words.map((word) => `${word} `) : [...name]) {
    const last = lines.at(-1) ?? '';
    if (last.length + piece.trimEnd().length > wide && last !== '') lines.push(piece);
    else lines[lines.length - 1] = last + piece;
  }
  const [one = '', two = '', three] = lines.map((line) => line.trim());
  return two === '' ? [one] : [one, three === undefined ? two : `${two.slice(0, wide - 1)}…`];
}
