// npm run bench:pricing: what one calculation of a full cart takes, beside a plain loop that takes each offer in turn.
import { must } from '@/lib/kernel/assert';
import { percentOff } from '@/lib/pricing/rules/amounts';
import { evaluate } from '@/lib/pricing/rules/evaluate';
import type { Offer, PricingInput, PricingSettings } from '@/lib/pricing/rules/types';
import { coupon, inputOf, offer } from '@/lib/pricing/testing/build';
import { BRANDS, CATEGORIES, type CartSort, cartsOf } from './pricing-carts';
import { MIXED_SHAPES } from './pricing-mixed-shapes';
import { offersOf, SHAPES } from './pricing-shapes';

const ROUNDS = Number(process.argv[2] ?? 2_000);
/** Only shapes with these words in their names. */
const ABOUT = process.argv[3] ?? '';
const WARM_UP = 200;
const CARTS = new Map((['usual', 'large', 'floored'] as const).map((sort) => [sort, cartsOf(sort)]));

/** Offers as a large shop runs them at once: categories, brands, thresholds, a level, a day, coupons; some in one group. */
function shopOf(many: number): Offer[] {
  const kinds: readonly ((id: string, n: number) => Offer)[] = [
    (id, n) =>
      offer(id, 'category_discount', { categories: [CATEGORIES[n % 4] ?? 'fresh'], rateBp: 9_500 - 100 * (n % 7) }),
    (id, n) => offer(id, 'spend_save', { from: 10_000 + 5_000 * (n % 9), off: 800 + 150 * n }, { priority: n % 3 }),
    (id, n) => offer(id, 'order_discount', { rateBp: 9_700 - 50 * (n % 9) }, { group: `level${n % 2}` }),
    (id, n) => coupon(id, 'order_discount', { off: 900 + 60 * n, from: 20_000 }),
    (id, n) => offer(id, 'brand_discount', { brands: [BRANDS[n % 3] ?? 'a'], rateBp: 9_000 + 40 * (n % 9) }),
    (id, n) =>
      offer(id, 'order_discount', { rateBp: 8_900 + 30 * (n % 9) }, { stack: n % 4 === 0 ? 'EXCLUSIVE' : 'COMMON' }),
  ];
  return Array.from({ length: many }, (_, n) =>
    must(kinds[n % kinds.length], 'a kind')(`o${String(n).padStart(3, '0')}`, n),
  );
}

/** What a plain engine does: each offer in turn on what is left, no choice, no reasons, no units. */
function greedy({ cart, offers }: PricingInput): number {
  let nets = cart.lines.map(({ goods, quantity }) => goods.list * quantity);
  for (const { params } of offers) {
    const { rateBp = 10_000, off = 0, from = 0 } = params as { rateBp?: number; off?: number; from?: number };
    const total = nets.reduce((sum, net) => sum + net, 0);
    if (total < from) continue;
    const amount = Math.min(total, off + percentOff(total, rateBp));
    let left = amount;
    nets = nets.map((net, index) => {
      const share = index === nets.length - 1 ? left : Math.floor((amount * net) / total);
      left -= share;
      return net - share;
    });
  }
  return nets.reduce((sum, net) => sum + net, 0);
}

type Measured = { readonly p50: number; readonly p99: number; readonly mean: number };

/** Times on the clock, and the mean on the processor: what a call costs where others take the machine. */
function measure(
  name: string,
  offers: readonly Offer[],
  run: (input: PricingInput) => unknown,
  settings: Partial<PricingSettings> = {},
  sort: CartSort = 'usual',
): Measured {
  const carts = must(CARTS.get(sort), 'carts');
  const inputs = carts.map((lines) => inputOf(lines, offers, { cart: { freight: 800 }, settings }));
  const turn = (round: number) => run(must(inputs[round % inputs.length], 'a cart'));
  for (let round = 0; round < WARM_UP; round++) turn(round);
  const times: number[] = [];
  const before = process.threadCpuUsage();
  for (let round = 0; round < ROUNDS; round++) {
    const begun = performance.now();
    turn(round);
    times.push(performance.now() - begun);
  }
  const { user, system } = process.threadCpuUsage(before);
  const mean = (user + system) / 1_000 / ROUNDS;
  times.sort((a, b) => a - b);
  const at = (part: number): number => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
  const measured = { p50: at(0.5), p99: at(0.99), mean };
  const [p50, p99, cpu] = [measured.p50, measured.p99, mean].map((ms) => ms.toFixed(3).padStart(8));
  console.log(`${name.padEnd(52)} p50 ${p50} ms   p99 ${p99} ms   mean cpu ${cpu} ms`);
  return measured;
}

/** All shapes with so many candidates each; which of them is slowest. */
function shapes(many: number, rounds: string): void {
  console.log(`${rounds} ${many} candidates`);
  let slowest = { name: '', p99: 0 };
  for (const shape of [...SHAPES, ...MIXED_SHAPES].filter(({ name }) => name.includes(ABOUT))) {
    const { name, settings, carts } = shape;
    const { p99 } = measure(`  ${name}`, offersOf(shape, many), evaluate, settings, carts);
    if (p99 > slowest.p99) slowest = { name, p99 };
  }
  console.log(`  slowest p99 of ${many}: ${slowest.p99.toFixed(3)} ms, ${slowest.name}`);
}

console.log(`20 lines, ${ROUNDS} calculations each, ${process.version}`);
for (const many of ABOUT === '' ? [4, 12, 40, 50] : []) {
  const best = measure(
    `best deal of ${many} candidates, ${many > 12 ? 'by beam' : 'all sets'}`,
    shopOf(many),
    evaluate,
  );
  const plain = measure(`  beside a plain loop over ${many}`, shopOf(many), greedy);
  console.log(`  ${(best.mean / plain.mean).toFixed(0)} times the loop`);
}
shapes(12, 'best deal of');
shapes(40, 'best deal, by beam, of');
