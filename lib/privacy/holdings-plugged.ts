import 'server-only';
import { assert } from '@/lib/kernel/assert';
import type { Registry } from '@/lib/kernel/registry';
import type { Holding } from '@/lib/platform/holding';
import { shared } from '@/lib/platform/shared';

const holder = () => shared<{ holdings: Registry<Holding> | null }>('plugged.holdings', () => ({ holdings: null }));

/** Makes known what every context keeps of members; `lib/wiring.ts` does it, since this context knows few others. */
export function plugHoldings(holdings: Registry<Holding>): void {
  holder().holdings = holdings;
}

/** What every context keeps of members; stops when `lib/wiring.ts` was not imported by the process. */
export function allHoldings(): readonly Holding[] {
  const { holdings } = holder();
  assert(holdings !== null, 'lib/wiring.ts was not imported');
  return holdings.all;
}
