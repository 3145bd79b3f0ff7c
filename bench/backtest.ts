// npm run bench:backtest [-- MEMBERS]: one draft of each kind decided over 100,000 past orders (4.C, N1) beside the least that
// an offer's could take: the same orders read, and the evaluator alone called as often on the same carts, in the same run;
// and how long somebody waits who stops one. Default: the crowd of 100,000 members with the orders of the generator.
import { benchDatabase } from './database';

const LIMIT_S = 60;
const ORDERS_MAX = 100_000;
const DAY_MS = 86_400_000;
const DAYS = 365;
const CHUNK = 1_000;
const members = Number(process.argv[2] ?? 100_000);

process.env.DEMO_MODE = 'on';
const database = await benchDatabase();
const { closeDatabase, pool } = await import('@/lib/platform/db');
await import('@/lib/wiring');
const { installStandardProgram } = await import('@/lib/standard-program');
const { fillMembers } = await import('@/lib/demo');
const { runBacktests, backtestPage } = await import('@/lib/rehearsals');
const { cancelBacktestCommand } = await import('@/lib/rehearsals/commands/cancel');
const { startBacktestCommand } = await import('@/lib/rehearsals/commands/start');
const { pastOrderKeys, pastOrders } = await import('@/lib/orders');
const { evaluate, goodsOf, pricingSettings, standingOffers } = await import('@/lib/pricing');
const { pointsSettings } = await import('@/lib/points');
const { program } = await import('@/lib/platform/program');
const { execute } = await import('@/lib/platform/command');
const { systemCaller } = await import('@/lib/platform/system-caller');
const { localDate } = await import('@/lib/kernel/day');
const { DRAFTS, writeDrafts } = await import('./backtest/drafts');

await installStandardProgram(pool());
await fillMembers(members, new Date(), (done) => done % 50_000 === 0 && console.log(`${done} members …`));
await writeDrafts();
await pool().query('VACUUM ANALYZE');
const caller = systemCaller('bench');
const settings = await program(pool());
const [from, to] = [new Date(Date.now() - DAYS * DAY_MS), new Date()];
const period = { from: localDate(from, settings.zone), to: localDate(to, settings.zone) };
const begin = (one: (typeof DRAFTS)[number]) => execute(startBacktestCommand, caller, { ...one, ...period });
const secondsSince = (at: number) => (performance.now() - at) / 1_000;
const told = (seconds: number) => `${seconds.toFixed(1)} s`;

console.log(
  '\n| draft | orders | touched | time | CPU of Node | for 100,000 | memory |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
);
let [offers, isBeyond] = [0, false];
for (const draft of DRAFTS) {
  const { id } = await begin(draft);
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 250);
  const [begun, before] = [performance.now(), process.cpuUsage()];
  await runBacktests(() => new Date());
  const seconds = secondsSince(begun);
  const { user, system } = process.cpuUsage(before);
  clearInterval(watch);
  const { total, population, sums } = await backtestPage.run({ ...caller, db: pool() }, { id });
  const scaled = (seconds * ORDERS_MAX) / Math.max(1, total);
  const figures = [
    `${total} of ${population}`,
    sums?.touched,
    told(seconds),
    told((user + system) / 1e6),
    told(scaled),
  ];
  console.log(`| ${[draft.kind, ...figures, `${(peak / 2 ** 20).toFixed(0)} MiB`].join(' | ')} |`);
  isBeyond ||= scaled > LIMIT_S;
  if (draft.kind === 'offer') offers = seconds;
}

const plain = performance.now();
const { keys } = await pastOrderKeys(pool(), { from, to, stores: null, limit: ORDERS_MAX });
const standing = await standingOffers(pool(), settings, to);
const pricing = pricingSettings(settings, pointsSettings(settings).tender);
for (let at = 0; at < keys.length; at += CHUNK) {
  const orders = await pastOrders(
    pool(),
    keys.slice(at, at + CHUNK).map(({ externalId }) => externalId),
  );
  for (const { lines, paidAt, freight } of orders) {
    const goods = lines.map(({ id: line, quantity, unitPrice, ...rest }) => ({
      id: line,
      quantity,
      goods: goodsOf(rest, unitPrice, undefined, []),
    }));
    const cart = { lines: goods, channel: 'pos', store: null, freight, points: 0 };
    const input = { cart, member: null, earning: null, offers: standing, now: paidAt, settings: pricing };
    evaluate(input);
    evaluate(input);
  }
}
const byHand = secondsSince(plain);
console.log(`\noffer by hand, read and evaluated twice: ${told(byHand)}; ${(offers / byHand).toFixed(1)} times`);

const { id } = await begin({ kind: 'offer', code: 'bench' });
const working = runBacktests(() => new Date());
const progress = async () => (await backtestPage.run({ ...caller, db: pool() }, { id })).done;
while ((await progress()) === 0) await new Promise((resolve) => setTimeout(resolve, 20));
const stopped = performance.now();
const { done } = await execute(cancelBacktestCommand, caller, { id });
await working;
console.log(`stopped after ${done} orders: the worker was free ${told(secondsSince(stopped))} later`);
console.log(`every draft: ${isBeyond ? 'BEYOND' : 'within'} ${LIMIT_S} s for 100,000 orders`);
await closeDatabase();
await database.end();
