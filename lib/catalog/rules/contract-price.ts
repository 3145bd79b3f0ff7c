/** The price that a buyer's contracts name for a SKU: of several the lowest; null when none names one (4.C.1, S4-2.1). */
export function contractPrice(named: Readonly<Record<string, number>>, held: readonly string[]): number | null {
  const prices = held.flatMap((code) => named[code] ?? []);
  return prices.length === 0 ? null : Math.min(...prices);
}
