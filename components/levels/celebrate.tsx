'use client';
import { Sparkles } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { Metal } from '@/components/ui/level-mark';
import { climbShown } from '@/lib/moments/actions';
import { Celebration } from './celebration';

/** A climb as it is celebrated: its last change, and what is said of it. */
export type ToldClimb = {
  readonly change: string;
  readonly metal: Metal;
  readonly title: string;
  readonly act: string;
  readonly content: ReactNode;
};

/**
 * Celebrates a climb once: as soon as it is on the screen the server knows, so that no other page or device does it
 * again. A page that becomes current meanwhile takes nothing away from it.
 */
export function CelebrateOnce({ climb }: { readonly climb: ToldClimb | null }) {
  const [{ told, isOpen }, set] = useState({ told: climb, isOpen: climb !== null });
  if (climb !== null && climb.change !== told?.change) set({ told: climb, isOpen: true });
  const change = told?.change;
  useEffect(() => {
    // Without the network it is celebrated once more, the next time.
    if (change !== undefined) climbShown({ change }).catch(() => undefined);
  }, [change]);
  if (told === null) return null;
  const { content, change: _, ...said } = told;
  return (
    <Celebration {...said} open={isOpen} onClose={() => set({ told, isOpen: false })}>
      {content}
    </Celebration>
  );
}

/** Celebrates the last climb again when somebody asks for it. */
export function ReplayClimb({ climb, label }: { readonly climb: ToldClimb; readonly label: string }) {
  const [isOpen, open] = useState(false);
  const { content, change: _, ...said } = climb;
  return (
    <>
      <Button size="sm" icon={<Sparkles aria-hidden="true" />} aria-haspopup="dialog" onClick={() => open(true)}>
        {label}
      </Button>
      <Celebration {...said} open={isOpen} onClose={() => open(false)}>
        {content}
      </Celebration>
    </>
  );
}
