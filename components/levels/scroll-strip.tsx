'use client';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';

/** A strip to swipe along; buttons do the same, and it opens at the current step. */
export function ScrollStrip({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const t = useTranslations('level');
  const strip = useRef<HTMLOListElement>(null);
  const [ends, setEnds] = useState({ start: true, end: false });
  const measure = () => {
    const list = strip.current;
    if (list === null) return;
    setEnds({ start: list.scrollLeft <= 1, end: list.scrollLeft + list.clientWidth >= list.scrollWidth - 1 });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the strip is there
  useEffect(() => {
    const list = strip.current;
    const here = list?.querySelector<HTMLElement>('[aria-current="step"]');
    if (list && here) {
      const left = here.offsetLeft - list.offsetLeft - (list.clientWidth - here.offsetWidth) / 2;
      list.scrollTo({ left, behavior: 'instant' });
    }
    measure();
  }, []);
  const step = (direction: 1 | -1) => {
    const list = strip.current;
    list?.scrollBy({ left: direction * list.clientWidth * 0.7 });
  };
  return (
    <div className="relative">
      <div className="absolute -top-12 right-0 flex gap-1.5">
        <IconButton
          bordered
          round
          tip="none"
          className="size-9 after:absolute after:-inset-1"
          label={t('pathBack')}
          icon={<ChevronLeft aria-hidden="true" />}
          disabled={ends.start}
          onClick={() => step(-1)}
        />
        <IconButton
          bordered
          round
          tip="none"
          className="size-9 after:absolute after:-inset-1"
          label={t('pathOn')}
          icon={<ChevronRight aria-hidden="true" />}
          disabled={ends.end}
          onClick={() => step(1)}
        />
      </div>
      <ol
        ref={strip}
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        onScroll={measure}
        className="scrollbar-none relative -mx-4 flex snap-x scroll-smooth scroll-px-4 gap-2.5 overflow-x-auto px-4 py-0.5 -outline-offset-2"
      >
        {children}
      </ol>
    </div>
  );
}
