import { formatMoney, type MoneyStyle } from '@/lib/kernel/format';
import { cn } from './cn';

/** An amount in integer fen, set like money: tabular, never broken over lines; `tone` colours gains and losses, the sign says it too. */
export function Money({
  fen,
  format = 'exact',
  tone = false,
  className,
}: {
  readonly fen: number | bigint;
  readonly format?: MoneyStyle;
  readonly tone?: boolean;
  readonly className?: string;
}) {
  const gain = tone && fen > 0 && 'text-success';
  const loss = tone && fen < 0 && 'text-warning';
  return <span className={cn('whitespace-nowrap', gain, loss, className)}>{formatMoney(fen, format)}</span>;
}
