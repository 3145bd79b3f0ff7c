// What the import of Online Retail must come to, computed once more and plainly: straight from the text of the file and
// docs/rules.md, with nothing of the program but its standard figures written out again here.
import { readFileSync } from 'node:fs';

/** The file that comes with the project. */
export const ONLINE_RETAIL_FILE = 'docs/data/online-retail-2010-12.csv';

const FREIGHT = ['POST', 'DOT', 'C2'];
const ADJUSTMENTS = ['M', 'D', 'S', 'BANK CHARGES', 'AMAZONFEE'];

/** One row of the file as it stands. */
export type NaiveRow = {
  readonly line: number;
  readonly invoice: string;
  readonly sku: string;
  readonly quantity: number;
  readonly time: string;
  readonly fen: number;
  readonly customer: string;
};

type NaiveLine = {
  readonly sku: string;
  readonly quantity: number;
  readonly fen: number;
  readonly net: number;
  back: number;
  points: number;
  growth: number;
};
type NaiveSale = { readonly invoice: string; readonly time: string; readonly lines: NaiveLine[]; isFull: boolean };

/** What one member has in the end. */
export type NaiveMember = {
  earned: number;
  pointsBack: number;
  growth: number;
  orders: number;
  amount: number;
  refunded: number;
  level: string;
  /** How it rose, newest last: from which level, and when (ms). */
  rises: { from: string; at: number }[];
};

/** What became of rows, by the words of the summary. */
export type NaiveCounts = Record<string, number>;

/** All rows but the header; the cut one at the end is missing its fields. */
export function naiveRows(): { rows: NaiveRow[]; cut: number } {
  const text = readFileSync(ONLINE_RETAIL_FILE, 'latin1').split('\n');
  let cut = 0;
  const rows = text.slice(1).flatMap((line, index) => {
    const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, plain]) => quoted ?? plain ?? '',
    );
    const [invoice = '', sku = '', , quantity = '', time = '', price = '', customer = ''] = cells;
    if (cells.length < 8) {
      cut++;
      return [];
    }
    const fen = Math.round(Number(price) * 100);
    return [{ line: index + 2, invoice, sku, quantity: Number(quantity), time, fen, customer }];
  });
  return { rows, cut };
}

/** The minute of a row in a form that sorts, and its weekday (0 is Sunday). */
export function minuteOf(time: string): { sortable: string; weekday: number } {
  const [, day = '', month = '', year = '', clock = ''] = /^(\d+)\/(\d+)\/(\d+) (.*)$/.exec(time) ?? [];
  const date = `${year}-${month}-${day}`;
  return { sortable: `${date} ${clock}`, weekday: new Date(`${date}T12:00:00Z`).getUTCDay() };
}

/** What the whole file comes to. */
export type NaiveResult = {
  readonly members: Map<string, NaiveMember>;
  readonly counts: NaiveCounts;
  sales: number;
  guests: number;
  refunds: number;
};

/** Goes through the file once, invoice by invoice in its order of time (the file is sorted), sales before credits. */
export function naiveImport(): NaiveResult {
  const { rows, cut } = naiveRows();
  const result: NaiveResult = {
    members: new Map(),
    counts: { 'rejected.row_incomplete': cut },
    sales: 0,
    guests: 0,
    refunds: 0,
  };
  const salesOf = new Map<string, NaiveSale[]>();
  const invoices = [...Map.groupBy(rows, ({ invoice }) => invoice).values()];
  const rank = ([first]: NaiveRow[]) =>
    minuteOf(first?.time ?? '').sortable + (first?.invoice.startsWith('C') ? '1' : '0');
  invoices.sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
  for (const invoice of invoices) {
    const { customer, invoice: number } = invoice[0] as NaiveRow;
    const ofMember = salesOf.get(customer) ?? [];
    if (customer !== '') salesOf.set(customer, ofMember);
    if (number.startsWith('C'))
      result.refunds += credit(invoice, ofMember, result.members.get(customer), result.counts);
    else doSale(invoice, ofMember, result);
  }
  return result;
}

function doSale(invoice: NaiveRow[], ofMember: NaiveSale[], result: NaiveResult): void {
  const kept = invoice.filter(({ quantity }) => quantity > 0);
  for (const row of invoice)
    add(result.counts, row.quantity > 0 ? `imported.${kindOf(row)}` : 'rejected.quantity_not_positive');
  if (kept.length === 0) return;
  result.sales++;
  const { customer } = kept[0] as NaiveRow;
  if (customer === '') {
    result.guests++;
    return;
  }
  const member = result.members.get(customer) ?? newMember();
  result.members.set(customer, member);
  ofMember.push(sell(kept, member));
}

function add(counts: NaiveCounts, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

function kindOf({ sku, fen }: NaiveRow): string {
  if (FREIGHT.includes(sku)) return 'freight';
  if (ADJUSTMENTS.includes(sku)) return 'adjustment';
  if (sku.startsWith('gift_')) return 'gift_card';
  return fen === 0 ? 'goods_free' : 'goods';
}

/** 50 points for signing up; they count towards the month's 5,000. */
const newMember = (): NaiveMember => ({
  earned: 50,
  pointsBack: 0,
  growth: 0,
  orders: 0,
  amount: 0,
  refunded: 0,
  level: 'bronze',
  rises: [],
});

/** The file is younger than 30 days throughout and lies in one month: points are always doubled, one cap counts. */
function sell(rows: NaiveRow[], member: NaiveMember): NaiveSale {
  const [first] = rows as [NaiveRow];
  const goods = rows.filter((row) => !FREIGHT.includes(row.sku) && !ADJUSTMENTS.includes(row.sku));
  const lines = goods.map(({ sku, quantity, fen }) => ({
    sku,
    quantity,
    fen,
    net: quantity * fen,
    back: 0,
    points: 0,
    growth: 0,
  }));
  const sale = { invoice: first.invoice, time: minuteOf(first.time).sortable, lines, isFull: false };
  if (goods.length === 0) return sale;
  const { weekday } = minuteOf(first.time);
  const weekend = weekday === 0 || weekday === 6 ? 2 : 1;
  const levelTenths = { bronze: 10, silver: 12, gold: 12, platinum: 15, diamond: 15, black: 20 }[member.level] ?? 10;
  const earning = lines.filter(({ sku }) => !sku.startsWith('gift_'));
  const base = earning.reduce((total, { net }) => total + net, 0);
  let pointTenths = 0;
  for (const { net, quantity } of earning) {
    const tenths = levelTenths * weekend * 2 * (quantity >= 5 ? 2 : 1);
    pointTenths += net * Math.min(50, tenths);
  }
  const desired = Math.floor(pointTenths / 1000);
  const room = 5000 - (member.earned - member.pointsBack);
  const granted = Math.min(desired, room);
  member.earned += granted;
  share(granted, earning, 'points');
  const multiplied = Math.floor((base * weekend) / 100);
  const bonus = base >= 30_000 ? 50 : 0;
  member.growth += multiplied + bonus;
  share(multiplied, earning, 'growth');
  share(bonus, earning, 'growth');
  member.orders++;
  member.amount += lines.reduce((total, { net }) => total + net, 0);
  const level = higher(member.level, levelFor(member.orders, member.amount));
  if (level !== member.level) member.rises.push({ from: member.level, at: msOf(sale.time) });
  member.level = level;
  return sale;
}

/** Largest remainder by net, ties in the order of rows. */
function share(amount: number, lines: NaiveLine[], of: 'points' | 'growth'): void {
  const total = lines.reduce((sum, { net }) => sum + net, 0);
  if (total === 0) return;
  const parts = lines.map((line) => ({
    line,
    whole: Math.floor((amount * line.net) / total),
    rest: (amount * line.net) % total,
  }));
  let left = amount - parts.reduce((sum, { whole }) => sum + whole, 0);
  for (const part of parts) part.line[of] += part.whole;
  for (const { line } of [...parts].sort((a, b) => b.rest - a.rest)) if (left-- > 0) line[of] += 1;
}

const LADDER: readonly (readonly [code: string, orders: number, fen: number])[] = [
  ['bronze', 0, 0],
  ['silver', 1, 20_000],
  ['gold', 3, 80_000],
  ['platinum', 6, 200_000],
  ['diamond', 12, 500_000],
];

function levelFor(orders: number, amount: number): string {
  return LADDER.findLast(([, needed, fen]) => orders >= needed || amount >= fen)?.[0] ?? 'bronze';
}

function higher(a: string, b: string): string {
  const rank = (code: string) => LADDER.findIndex(([one]) => one === code);
  return rank(a) > rank(b) ? a : b;
}

const msOf = (sortable: string): number => {
  const [date = '', clock = ''] = sortable.split(' ');
  return Date.parse(`${date}T${clock.padStart(5, '0')}:00Z`);
};

/** Sales are complete at once: for seven days a refund takes back a level that no longer holds. */
function fallBack(member: NaiveMember, now: number): void {
  for (let rise = member.rises.at(-1); rise !== undefined; rise = member.rises.at(-1)) {
    const fits = levelFor(member.orders, member.amount);
    if (higher(fits, member.level) === fits || now >= rise.at + 7 * 86_400_000) return;
    member.level = higher(fits, rise.from);
    if (member.level !== rise.from) return;
    member.rises.pop();
  }
}

type Backs = Map<NaiveSale, Map<NaiveLine, number>>;

/** Takes units of the newest sale first; answers how many sales it touched, each of them one refund. */
function credit(rows: NaiveRow[], sales: NaiveSale[], member: NaiveMember | undefined, counts: NaiveCounts): number {
  const backs: Backs = new Map();
  for (const row of rows) {
    if (row.customer === '') add(counts, 'unmatched.guest');
    else if (['freight', 'adjustment'].includes(kindOf(row))) add(counts, 'unmatched.not_goods');
    else add(counts, creditRow(row, sales, backs));
  }
  for (const [sale, lines] of backs) {
    if (member === undefined) continue;
    giveBack(sale, lines, member);
    fallBack(member, msOf(minuteOf(rows[0]?.time ?? '').sortable));
  }
  return backs.size;
}

const returned = new WeakMap<NaiveLine, number>();

function creditRow({ sku, quantity }: NaiveRow, sales: NaiveSale[], backs: Backs): string {
  const wanted = -quantity;
  let left = wanted;
  const newestFirst = [...sales].sort((a, b) => (a.time + a.invoice < b.time + b.invoice ? 1 : -1));
  const lines = newestFirst.flatMap((sale) => sale.lines.map((line) => ({ sale, line })));
  for (const { sale, line } of lines.filter((one) => one.line.sku === sku)) {
    const before = returned.get(line) ?? 0;
    const units = Math.min(left, line.quantity - before);
    if (units === 0) continue;
    returned.set(line, before + units);
    const ofSale = backs.get(sale) ?? new Map<NaiveLine, number>();
    ofSale.set(line, (ofSale.get(line) ?? 0) + units);
    backs.set(sale, ofSale);
    left -= units;
  }
  if (left === wanted) return 'unmatched.not_found';
  return left === 0 ? 'credited.full' : 'credited.partial';
}

/** Points and growth go back line by line: floor(granted × refunded so far ÷ net), less what went back before. */
function giveBack(sale: NaiveSale, lines: Map<NaiveLine, number>, member: NaiveMember): void {
  for (const [line, units] of lines) {
    const before = line.back;
    line.back += units * line.fen;
    if (line.net === 0) continue;
    const claw = (granted: number) =>
      Math.floor((granted * line.back) / line.net) - Math.floor((granted * before) / line.net);
    member.pointsBack += claw(line.points);
    member.growth -= claw(line.growth);
    member.amount -= line.back - before;
    member.refunded += line.back - before;
  }
  const money = sale.lines.reduce((total, { net }) => total + net, 0);
  const isBack =
    money > 0
      ? sale.lines.every(({ net, back }) => net === back)
      : sale.lines.every((line) => returned.get(line) === line.quantity);
  if (isBack && !sale.isFull) member.orders--;
  sale.isFull ||= isBack;
}
