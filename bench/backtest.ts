// npm run bench:backtest [-- MEMBERS [ORDERS]]: a draft decided over 100,000 past orders (4.C, N1) beside the least that it
// could take: the same orders read, and the evaluator alone called as often on the same carts, in the same run. Default: the
// crowd of 100,000 members with the orders of the generator.
import { benchDatabase } from './database';

const LIMIT_S = 60;
const ORDERS_MAX = 100_000;
const DAY_MS = 86_400_000;
const DAYS = 365;
const members = Number(process.argv[2] ?? 100_000);

process.env.DEMO_MODE = 'on';
const database = await benchDatabase();
const { closeDatabase, pool } = await import('@/lib/platform/db');
await import('@/lib/wiring');
const { installStandardProgram } = await import('@/lib/standard-program');
const { fillMembers } = await import('@/lib/demo');
const { runBacktests, backtestPage } = await import('@/lib/rehearsals');
const { startBacktestCommand } = await import('@/lib/rehearsals/commands/start');
const { pastOrderKeys, pastOrders } = await import('@/lib/orders');
const { evaluate, goodsOf, pricingSettings, saveOfferCommand, standingOffers } = await import('@/lib/pricing');
const { pointsSettings } = await import('@/lib/points');
const { program } = await import('@/lib/platform/program');
const { execute } = await import('@/lib/platform/command');
const { systemCaller } = await import('@/lib/platform/system-caller');
const { localDate } = await import('@/lib/kernel/day');

await installStandardProgram(pool());
await fillMembers(members, new Date(), (done) => done % 50_000 === 0 && console.log(`${done} members …`));
await pool().query('VACUUM ANALYZE');
const caller = systemCaller('bench');
const settings = await program(pool());
const [from, to] = [new Date(Date.now() - DAYS * DAY_MS), new Date()];
const terms = {
  name: { zh: '满200减30', en: '30 off from 200' },
  kind: 'spend_save',
  params: { from: 20_000, off: 3_000 },
  layer: 'order' as const,
};
await execute(saveOfferCommand, caller, { code: 'bench', terms });
const { id } = await execute(startBacktestCommand, caller, {
  kind: 'offer',
  code: 'bench',
  from: localDate(from, settings.zone),
  to: localDate(to, settings.zone),
});

let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 250);
const begun = performance.now();
await runBacktests(() => new Date());
const seconds = (performance.now() - begun) / 1_000;
clearInterval(watch);
const { total, population, sums } = await backtestPage.run({ ...caller, db: pool() }, { id });
console.log(
  `${total} of ${population} orders, ${sums?.touched} touched: ${seconds.toFixed(1)} s, ${(peak / 2 ** 20).toFixed(0)} MiB`,
);

const plain = performance.now();
const { keys } = await pastOrderKeys(pool(), { from, to, stores: null, limit: ORDERS_MAX });
const offers = await standingOffers(pool(), settings, to);
const pricing = pricingSettings(settings, pointsSettings(settings).tender);
for (let at = 0; at < keys.length; at += 1_000) {
  const orders = await pastOrders(
    pool(),
    keys.slice(at, at + 1_000).map(({ externalId }) => externalId),
  );
  for (const { lines, paidAt, freight } of orders) {
    const goods = lines.map(({ id: line, quantity, unitPrice, ...rest }) => ({
      id: line,
      quantity,
      goods: goodsOf(rest, unitPrice, undefined, []),
    }));
    const cart = { lines: goods, channel: 'pos', store: null, freight, points: 0 };
    const input = { cart, member: null, earning: null, offers, now: paidAt, settings: pricing };
    evaluate(input);
    evaluate(input);
  }
}
const byHand = (performance.now() - plain) / 1_000;
console.log(`by hand, read and evaluated twice: ${byHand.toFixed(1)} s; ${(seconds / byHand).toFixed(1)} times`);
const scaled = (seconds * ORDERS_MAX) / Math.max(1, total);
console.log(`100,000 orders: ${scaled.toFixed(1)} s: ${scaled <= LIMIT_S ? 'within' : 'BEYOND'} ${LIMIT_S} s`);
await closeDatabase();
await database.end();
