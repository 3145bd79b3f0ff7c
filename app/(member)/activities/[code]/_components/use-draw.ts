'use client';
import { useTranslations } from 'next-intl';
import { useRef, useState, useTransition } from 'react';
import { newKey } from '@/components/ui/new-key';
import { drawGame } from '@/lib/games/actions';
import type { Facts } from '@/lib/kernel/refusal';

type Answer = Awaited<ReturnType<typeof drawGame>>;

/** What the server drew. */
export type Drawn = Extract<Answer, { ok: true }>['value'];

// Refusals whose sentence needs no names of levels or times, which only the server knows.
const PLAIN: readonly string[] = [
  ...['ended', 'game_changed', 'condition', 'member_status', 'no_chances', 'draw_not_for_points'],
  ...['draw_blocked', 'not_signed_in', 'too_many_attempts'],
];

/**
 * Asks the server for a draw, one at a time. A tap that was not answered is asked again under the same key: it is the same
 * draw, and costs nothing more (4.F).
 */
export function useDraw(game: string, version: number) {
  const t = useTranslations('activities');
  const keys = useRef(new Map<'chance' | 'points', string>());
  const [pending, start] = useTransition();
  const [trouble, setTrouble] = useState<string | null>(null);

  const draw = (pay: 'chance' | 'points', done: (drawn: Drawn) => void, refused: () => void) =>
    start(async () => {
      const key = keys.current.get(pay) ?? newKey();
      keys.current.set(pay, key);
      const answer = await drawGame({ game, key, pay, version }).catch(() => null);
      if (answer === null) return setTrouble(t('refusal.offline'));
      keys.current.delete(pay);
      setTrouble(answer.ok ? null : sentence(answer));
      if (answer.ok) done(answer.value);
      else refused();
    });

  function sentence({ code, facts }: { readonly code: string; readonly facts: Facts }): string {
    const reason = String(facts.reason ?? facts.period ?? code);
    if (reason === 'ever' || reason === 'day') return t(`refusal.${reason}`, { limit: Number(facts.limit) });
    if (reason === 'insufficient_points') return t('refusal.insufficient_points', { short: Number(facts.short ?? 0) });
    return PLAIN.includes(reason) ? t(`refusal.${reason}` as 'refusal.ended') : t('refusal.unknown');
  }
  return { draw, pending, trouble };
}
