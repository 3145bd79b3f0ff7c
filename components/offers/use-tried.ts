'use client';
import { useEffect, useRef, useState } from 'react';
import type { TriedCart } from '@/lib/pricing/rules/offer-input';
import type { Tried } from '@/lib/pricing/rules/tried';

/** A cart while somebody types it. */
export type TypedCart = {
  readonly lines: readonly TypedLine[];
  readonly buyer: string;
  readonly member: string;
  readonly isBirthday: boolean;
  readonly storeCode: string;
  readonly channel: string;
  readonly freight: number | null;
  readonly at: string | null;
};

/** A line of it. */
export type TypedLine = { readonly sku: string; readonly quantity: number | null; readonly unitPrice: number | null };

type Refused = { readonly code: string; readonly facts: Readonly<Record<string, unknown>> };

/** What an action that tries answers. */
export type TriedAnswer = { readonly ok: true; readonly value: Tried } | ({ readonly ok: false } & Refused);

/** The buyers that are no level. */
export const NOBODY = 'nobody';
export const MEMBER = 'member';

/** A cart that can be priced, or null while something is missing. */
export function cartOf(typed: TypedCart): TriedCart | null {
  const { buyer, member, isBirthday, storeCode, channel, freight, at } = typed;
  const lines = typed.lines.flatMap(({ sku, quantity, unitPrice }) =>
    sku === '' || quantity === null ? [] : [{ sku, quantity, unitPrice }],
  );
  if (lines.length === 0 || (buyer === MEMBER && member.trim() === '')) return null;
  const who: TriedCart['buyer'] =
    buyer === NOBODY
      ? { type: 'nobody' }
      : buyer === MEMBER
        ? { type: 'member', member: member.trim() }
        : { type: 'level', level: buyer, isBirthday };
  return {
    lines,
    buyer: who,
    storeCode: storeCode === '' ? null : storeCode,
    channel: channel.trim() === '' ? 'store' : channel.trim(),
    freight: freight ?? 0,
    at: at === null ? null : new Date(at),
  };
}

const REST_MS = 500;

/** The outcome of trying what is written on the cart, a moment after the last change; the newest question counts. */
export function useTried(typed: TypedCart, attempt: ((cart: TriedCart) => Promise<TriedAnswer>) | null) {
  const [tried, setTried] = useState<Tried | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const newest = useRef(0);
  useEffect(() => {
    const cart = cartOf(typed);
    const turn = ++newest.current;
    if (cart === null || attempt === null) return;
    const timer = setTimeout(async () => {
      const answer = await attempt(cart).catch(() => ({ ok: false as const, code: 'offline', facts: {} }));
      if (turn !== newest.current) return;
      setRefused(answer.ok ? null : answer);
      if (answer.ok) setTried(answer.value);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [typed, attempt]);
  return { tried, refused };
}
