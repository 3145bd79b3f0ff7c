// npm run bench:pricing: what one calculation of a full cart takes, beside a plain loop that takes each offer in turn.
import { must } from '@/lib/kernel/assert';
import { percentOff } from '@/lib/pricing/rules/amounts';
import { evaluate } from '@/lib/pricing/rules/evaluate';
import type { Offer, PricingInput, PricingSettings } from '@/lib/pricing/rules/types';
import { coupon, inputOf, line, offer } from '@/lib/pricing/testing/build';
import { SHAPES } from './pricing-shapes';

const LINES = 20;
const ROUNDS = Number(process.argv[2] ?? 2_000);
const WARM_UP = 200;
const CATEGORIES = ['fresh', 'drinks', 'home', 'beauty'];
const BRANDS = ['a', 'b', 'c'];

/** Carts that differ from call to call, so that no branch learns one of them by heart. */
const carts = Array.from({ length: 64 }, (_, cart) =>
  Array.from({ length: LINES }, (__, index) => {
    const list = 500 + ((cart * 7_919 + index * 1_733) % 9_500);
    const categories = [CATEGORIES[index % CATEGORIES.length] ?? 'home'];
    const brand = BRANDS[index % BRANDS.length] ?? 'a';
    const floor = index % 5 === 0 ? Math.floor(list / 2) : 0;
    return line(String(index).padStart(2, '0'), list, 1 + ((cart + index) % 3), { categories, brand, floor });
  }),
);

/** Offers as a large shop runs them at once: categories, brands, thresholds, a level, a day, coupons; some in one group. */
function offersOf(many: number): Offer[] {
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

/** Times on the clock, and the mean on the processor: what a call costs where others take the machine. */
function measure(
  name: string,
  offers: readonly Offer[],
  run: (input: PricingInput) => unknown,
  settings: Partial<PricingSettings> = {},
): number {
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
  const at = (part: number): string =>
    (times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0).toFixed(3).padStart(8);
  console.log(`${name.padEnd(48)} p50 ${at(0.5)} ms   p99 ${at(0.99)} ms   mean cpu ${mean.toFixed(3).padStart(8)} ms`);
  return mean;
}

console.log(`${LINES} lines, ${ROUNDS} calculations each, ${process.version}`);
for (const many of [4, 12]) {
  const best = measure(`best deal of ${many} candidates, all sets`, offersOf(many), evaluate);
  const plain = measure(`  beside a plain loop over ${many}`, offersOf(many), greedy);
  console.log(`  ${(best / plain).toFixed(0)} times the loop`);
}
console.log('best deal of 12 candidates');
for (const { name, offers, settings } of SHAPES) measure(`  ${name}`, offers, evaluate, settings);
for (const many of [40, 50]) {
  const best = measure(`best deal of ${many} candidates, by beam`, offersOf(many), evaluate);
  const plain = measure(`  beside a plain loop over ${many}`, offersOf(many), greedy);
  console.log(`  ${(best / plain).toFixed(0)} times the loop`);
}
