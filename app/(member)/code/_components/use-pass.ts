'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useState } from 'react';
import { SLICE_SECONDS } from '@/lib/desk/rules/pass';
import type { OwnPass, TakenCode } from './own-pass';

const TICK_MS = 500;
const ASK_MS = 4_000;
const SLICE_MS = SLICE_SECONDS * 1000;

/** What the page shows of a pass at this moment. */
export type ShownPass = {
  /** Null when there was no net for longer than the codes of the phone last. */
  readonly code: string | null;
  readonly secondsLeft: number;
  readonly isOffline: boolean;
  /** The code that somebody took while the page was open. */
  readonly taken: TakenCode | null;
  readonly refresh: () => void;
};

/** Shows the codes of a pass by the server's clock, asks for the next ones while it is looked at, and goes on without a net. */
export function usePass(first: OwnPass): ShownPass {
  const router = useRouter();
  const [issued, setIssued] = useState({ pass: first, heardAt: 0 });
  const [clock, setClock] = useState(first.now);
  const [nonce, setNonce] = useState(first.nonce);
  const [isOffline, setOffline] = useState(false);
  const [taken, setTaken] = useState<TakenCode | null>(null);

  const hear = (pass: OwnPass) => {
    setIssued({ pass, heardAt: Date.now() });
    setClock(pass.now);
    setOffline(false);
    // What was taken before this page was opened is no news.
    const knownAt = taken === null ? first.now : Date.parse(taken.at);
    if (pass.taken === null || Date.parse(pass.taken.at) < knownAt) return;
    // The same one again brings only what has changed: the cart that the till has quoted meanwhile.
    if (pass.taken.at === taken?.at) return setTaken({ ...taken, saves: pass.taken.saves });
    if (Date.parse(pass.taken.at) === knownAt) return;
    setTaken(pass.taken);
    // Whatever was shown is used up, or a second desk might get it meanwhile.
    setNonce((one) => one + 1);
  };
  const ask = useEffectEvent(async () => {
    if (document.visibilityState !== 'visible') return;
    const answer = await fetch(`/api/member/pass${taken === null ? '' : `?heard=${taken.at}`}`, {
      cache: 'no-store',
    }).catch(() => null);
    if (answer?.ok) return hear((await answer.json()) as OwnPass);
    // Signed out elsewhere: the page leads to the door.
    if (answer?.status === 401) return router.refresh();
    setOffline(true);
  });
  const tick = useEffectEvent(() => {
    const since = issued.heardAt === 0 ? null : Date.now() - issued.heardAt;
    if (since !== null) setClock(issued.pass.now + since);
  });
  useEffect(() => {
    setIssued((one) => ({ ...one, heardAt: Date.now() }));
    const asking = setInterval(() => void ask(), ASK_MS);
    const ticking = setInterval(() => tick(), TICK_MS);
    const look = () => void ask();
    document.addEventListener('visibilitychange', look);
    window.addEventListener('online', look);
    return () => {
      clearInterval(asking);
      clearInterval(ticking);
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('online', look);
    };
  }, []);

  const codes = issued.pass.slices.find(({ slice }) => slice === Math.floor(clock / SLICE_MS))?.codes;
  return {
    code: codes?.[nonce % codes.length] ?? null,
    secondsLeft: Math.ceil((SLICE_MS - (clock % SLICE_MS)) / 1000),
    isOffline,
    taken,
    refresh: () => {
      setNonce((one) => one + 1);
      void ask();
    },
  };
}
