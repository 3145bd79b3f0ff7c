import { Coins, Gift, Hourglass, ShoppingBag, Sparkles, TrendingUp, Undo2 } from 'lucide-react';
import type { LedgerLine } from './line';

/** The picture of a movement: what it came from, never alone without its words. */
export function LedgerIcon({ line }: { readonly line: Pick<LedgerLine, 'asset' | 'reason' | 'refundNo'> }) {
  if (line.refundNo !== null) return <Undo2 />;
  if (line.reason === 'sign_up') return <Gift />;
  if (line.reason === 'spend') return <ShoppingBag />;
  if (line.reason === 'expired') return <Hourglass />;
  if (line.reason !== 'order') return <Sparkles />;
  return line.asset === 'points' ? <Coins /> : <TrendingUp />;
}
