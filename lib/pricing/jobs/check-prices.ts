import { addDays, localDate, startOfDay } from '@/lib/kernel/day';
import { isRefusal } from '@/lib/kernel/refusal';
import { levelSchemes, schemeAt } from '@/lib/levels';
import { type Db, pool, withTransaction } from '@/lib/platform/db';
import { type Program, program } from '@/lib/platform/program';
import { pointsSettings } from '@/lib/points';
import { storePlace } from '@/lib/stores';
import { linesOf } from '../cart-lines';
import { offersInForce } from '../offers-in-force';
import { type Gap, gapsOf, variantsOf } from '../rules/equal';
import { pricingSettings } from '../settings';
import { type FindingRow, sampleQuotes, saveCheck } from '../store/price-checks';
import { exampleOf } from '../try-cart';

const BASKETS = 60;
const FOUND_MAX = 200;

type Sampled = Awaited<ReturnType<typeof sampleQuotes>>[number];
type Found = { readonly gaps: readonly Gap[]; readonly variants: number; readonly lines: FindingRow['lines'] };

/**
 * Prices a sample of yesterday's baskets for members who differ in one thing each, by the very evaluator, and keeps where
 * the same basket costs them different amounts, with the offers that make it so (N20). Run again it replaces its day.
 */
export async function checkPrices(now: Date): Promise<{ readonly day: string; readonly findings: number }> {
  const settings = await program(pool());
  const today = startOfDay(now, settings.zone);
  const from = startOfDay(addDays(today, -1, settings.zone), settings.zone);
  const day = localDate(from, settings.zone);
  const found: Found[] = [];
  let skipped = 0;
  for (const quote of await sampleQuotes(pool(), from, today, BASKETS)) {
    const one = await lookAt(pool(), settings, quote);
    if (one === null) skipped++;
    else found.push(one);
  }
  const findings = gathered(day, found);
  const variants = Math.max(0, ...found.map((one) => one.variants));
  const check = { day, baskets: found.length, skipped, variants, gaps: findings.length, ranAt: now };
  await withTransaction((db) => saveCheck(db, check, findings.slice(0, FOUND_MAX)));
  return { day, findings: findings.length };
}

/** One basket for everybody; null for one whose goods have no price any more. */
async function lookAt(db: Db, settings: Program, { at, asked }: Sampled): Promise<Found | null> {
  const { lines: said, channel, storeCode = null } = asked;
  try {
    const [lines, offers, versions, store] = await Promise.all([
      linesOf(db, asked, at, []),
      offersInForce(db, settings, at),
      levelSchemes(db, settings),
      storeCode === null ? null : storePlace(storeCode),
    ]);
    const { levels } = schemeAt(versions, at).scheme;
    const [lowest] = levels.toSorted((a, b) => a.rank - b.rank);
    const plain = await exampleOf(db, settings, { level: lowest?.code ?? '', isBirthday: false }, at);
    const variants = variantsOf(plain, levels, offers, { now: at, zone: settings.zone });
    const cart = { lines, channel, store, freight: 0, points: 0 };
    const how = pricingSettings(settings, pointsSettings(settings).tender);
    const gaps = gapsOf({ cart, offers, now: at, settings: how }, plain, variants);
    return { gaps, variants: variants.length, lines: said.map(({ sku, quantity }) => ({ sku, quantity })) };
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

/** Differences of one kind as one: in how many baskets, and the one in which it is greatest; the greatest first. */
function gathered(day: string, found: readonly Found[]): FindingRow[] {
  const rows = new Map<string, FindingRow>();
  for (const { gaps, lines } of found)
    for (const { attribute, value, plain, varied, causes } of gaps) {
      const key = `${attribute} ${value} ${[...causes].sort().join(' ')}`;
      const known = rows.get(key);
      const own = { day, attribute, value, causes: [...causes], baskets: 1, plain, varied, lines: [...lines] };
      const isWorse = known === undefined || sizeOf(own) > sizeOf(known);
      rows.set(key, { ...(isWorse ? own : known), baskets: (known?.baskets ?? 0) + 1 });
    }
  return [...rows.values()].sort((a, b) => sizeOf(b) - sizeOf(a) || a.value.localeCompare(b.value, 'en'));
}

const sizeOf = ({ plain, varied }: Pick<FindingRow, 'plain' | 'varied'>): number => Math.abs(plain - varied);
