import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogFacts } from '@/lib/catalog';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { localAt } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import { saveRegionCommand, saveStoreCommand } from '@/lib/stores';
import '@/lib/wiring';
import { importGoodsFromTerminal } from './cli/import-goods-command';
import { translator } from './cli/translate';
import { type GoodsImport, importGoods } from './run/import-goods';

const folder = mkdtempSync(join(tmpdir(), 'goods-'));
const rejects = join(folder, 'rejects.csv');
const NOW = new Date('2026-03-01T00:00:00Z');
let files = 0;

beforeAll(async () => {
  await installStandardProgram(pool());
  const caller = systemCaller('test', NOW);
  await execute(saveRegionCommand, caller, { code: 'east', nameZh: '东', nameEn: 'East' });
  await execute(saveStoreCommand, caller, { code: 'SH01', regionCode: 'east', nameZh: '徐汇', nameEn: 'Xuhui' });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await closeDatabase();
});

function given(content: string | Buffer): string {
  const file = join(folder, `${files++}.csv`);
  writeFileSync(file, content);
  return file;
}

async function imported(content: string | Buffer, said: Partial<GoodsImport> = {}) {
  const way = { delimiter: ',', encoding: 'utf-8', isTrial: false, batchSize: 500 } as const;
  const { tally, ignored } = await importGoods({ ...way, rejects, now: NOW, file: given(content), ...said });
  return { rows: Object.fromEntries(tally.rows), ignored };
}

const rows = async (text: string) => (await pool().query(text)).rows;
const state = async () => ({
  products: await rows('SELECT * FROM "Product" ORDER BY "code"'),
  skus: await rows('SELECT * FROM "Sku" ORDER BY "code"'),
  stores: await rows('SELECT * FROM "SkuStore" ORDER BY 1, 2'),
  prices: await rows('SELECT * FROM "SkuPrice" ORDER BY "id"'),
});
const factsOf = async (sku: string, at = NOW, storeCode: string | null = null) =>
  (await catalogFacts(pool(), [sku], { storeCode, at })).get(sku);
const rejected = () =>
  readFileSync(rejects, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').slice(0, 4));

const TEAS = `product,sku,nameZh,nameEn,skuNameZh,category,barcode,tags,list,member,level:gold,contract:canteen,cost,floor,list@SH01,sold:SH01,from,everywhere
T,T-S,明前龙井,Longjing,龙井 小,grocery,6901,新品|茶,268,248.5,240,200,140,150,280,no,,yes
T,T-L,,,龙井 大,,6902,,500,,,,,,,,,
"C,1","C,1","白瓷杯, ""大""",,,home,,,49,,,,,,,,2026-04-01,
`;

describe('a file of goods', () => {
  test('makes products with SKUs, prices of every kind, and what stores sell', async () => {
    expect(await imported(TEAS)).toEqual({ rows: { 'imported.created': 3 }, ignored: [] });
    expect(await factsOf('T-S')).toEqual({
      code: 'T-S',
      productCode: 'T',
      name: { zh: '龙井 小', en: '龙井 小' },
      categoryPath: ['grocery'],
      brandCode: null,
      tags: ['新品', '茶'].sort(),
      prices: {
        list: 26800,
        member: 24850,
        levels: { gold: 24000 },
        contracts: { canteen: 20000 },
        cost: 14000,
        floor: 15000,
      },
      isAvailable: true,
    });
    expect(await factsOf('T-S', NOW, 'SH01')).toMatchObject({ isAvailable: false, prices: { list: 28000 } });
    expect(await rows('SELECT "nameZh" FROM "Product" WHERE "code" = \'C,1\'')).toEqual([{ nameZh: '白瓷杯, "大"' }]);
  });

  test('counts a date from the program’s own midnight', async () => {
    expect((await factsOf('C,1', localAt('2026-03-31T23:59:59')))?.prices.list).toBeNull();
    expect((await factsOf('C,1', localAt('2026-04-01')))?.prices.list).toBe(4900);
  });

  test('twice changes nothing, in whatever batches, also later', async () => {
    const before = await state();
    const later = new Date('2026-03-20T00:00:00Z');
    expect((await imported(TEAS, { now: later })).rows).toEqual({ 'imported_before.unchanged': 3 });
    expect((await imported(TEAS, { now: later, batchSize: 1 })).rows).toEqual({ 'imported_before.unchanged': 3 });
    expect(await state()).toEqual(before);
  });

  test('that was stopped after some batches goes on from there', async () => {
    const lines = Array.from({ length: 30 }, (_, place) => `R${place},茶 ${place},${place + 1}.50`);
    const whole = ['sku,nameZh,list', ...lines].join('\n');
    let batches = 0;
    const stopped = imported(whole, {
      batchSize: 7,
      onProgress: () => {
        if (++batches === 2) throw new Error('power cut');
      },
    });
    await expect(stopped).rejects.toThrow('power cut');
    expect((await imported(whole)).rows).toEqual({ 'imported_before.unchanged': 14, 'imported.created': 16 });
  });

  test('leaves what a cell does not say, and takes away what a dash does', async () => {
    await imported('sku,nameZh,category,barcode,member,tags\nD,茶,grocery,77,10,a|b\n');
    expect((await imported('sku,nameZh,category,barcode,member,tags\nD,,,,,\n')).rows).toEqual({
      'imported_before.unchanged': 1,
    });
    await imported('sku,category,barcode,member,tags\nD,-,-,-,-\n', { now: new Date('2026-03-02T00:00:00Z') });
    const after = await factsOf('D', new Date('2026-03-03T00:00:00Z'));
    expect(after).toMatchObject({ categoryPath: [], tags: [], prices: { member: null } });
    expect((await factsOf('D'))?.prices.member).toBe(1000);
  });

  test('ignores an older version, and columns that it does not know, and says so', async () => {
    await imported('sku,nameZh,version\nV,茶,5\n');
    expect(await imported('sku,nameZh,version,仓位\nV,旧茶,4,A-1\n')).toEqual({
      rows: { 'imported_before.stale': 1 },
      ignored: ['仓位'],
    });
  });

  test('may be in Chinese, in its encoding and with its signs', async () => {
    const gb = Buffer.from('bbf5bac53bd6d0cec4c3fb3bb1eabcdb0a47423bb2e83b39', 'hex'); // 货号;中文名;标价 GB;茶;9
    await imported(gb, { encoding: 'gb18030', delimiter: ';' });
    expect(await factsOf('GB')).toMatchObject({ name: { zh: '茶' }, prices: { list: 900 } });
  });
});

describe('bad rows', () => {
  const HEADER = 'product,sku,nameZh,category,brand,list,level:gold,list@SH01,archived,version,from,sold:SH01';
  const BAD: readonly (readonly [line: string, reason: string])[] = [
    ['b1,b1,short', 'row_incomplete'],
    ['b2,b2,wide,,,1,,,,,,,extra', 'row_too_wide'],
    ['b3,,no sku,,,1,,,,,,', 'sku_missing'],
    ['b4,b4,x,,,twelve,,,,,,', 'price_invalid'],
    ['b5,b5,x,,,-3,,,,,,', 'price_negative'],
    ['b6,b6,x,,,1,,,perhaps,,,', 'yes_no_invalid'],
    ['b7,b7,x,,,1,,,,,,perhaps', 'yes_no_invalid'],
    ['b8,b8,x,,,1,,,,1.5,,', 'version_invalid'],
    ['b9,b9,x,,,1,,,,,31/12/2026,', 'time_invalid'],
    ['c1,c1,x,,,1,,,,,2026-02-30,', 'time_invalid'],
    ['c2,c2,x,nowhere,,1,,,,,,', 'category_not_found'],
    ['c3,c3,x,,nobody,1,,,,,,', 'brand_not_found'],
    ['c4,c4,,,,1,,,,,,', 'name_missing'],
    ['c5,good,x,,,1,,,,,,', 'sku_of_other_product'],
    [`c6,${'9'.repeat(65)},x,,,1,,,,,,`, 'input_invalid'],
    ['c7,c7,x,not a code,,1,,,,,,', 'input_invalid'],
    ['c8,c8,x,,,99999999999,,,,,,', 'input_invalid'],
    ['c9,c9,"x,,,1,,,,,,', 'quote_not_closed'],
    [`d1,d1,${'x'.repeat(3_000_000)},,,1,,,,,,`, 'line_too_long'],
  ];

  test('are listed each with its line and reason, and stop no good one', async () => {
    const good = ['good,good,好茶,grocery,,1,,,,,,', 'two,two-a,一,,,1,,,,,,', 'two,two-b,,,,2,,,,,,'];
    const late = ['two,two-c,别名,,,3,,,,,,', 'two,two-a,,,,4,,,,,,', 'end,end,尾,,,9,,,,,,'];
    const lines = [HEADER, ...good, ...late.slice(0, 2), ...BAD.map(([line]) => line), ...late.slice(2)];
    const { rows: counted } = await imported(lines.join('\n'));
    expect(counted['imported.created']).toBe(4);
    const listed = rejected()
      .map(([line, outcome, reason]) => [Number(line), outcome, reason])
      .sort(([a], [b]) => Number(a) - Number(b));
    const first = 2 + good.length;
    expect(listed).toEqual([
      [first, 'rejected', 'product_differs'],
      [first + 1, 'rejected', 'sku_twice'],
      ...BAD.map(([, reason], place) => [first + 2 + place, 'rejected', reason]),
    ]);
    expect((await factsOf('end'))?.prices.list).toBe(900);
    expect((await factsOf('two-a'))?.prices.list).toBe(100);
  });

  test('of a store or a level that nobody knows refuse their product', async () => {
    await imported('sku,nameZh,list@XX\nS1,x,1\n');
    expect(rejected()).toEqual([['2', 'rejected', 'store_not_found', 'XX']]);
    await imported('sku,nameZh,level:wood\nS2,x,1\n');
    expect(rejected()).toEqual([['2', 'rejected', 'level_not_found', 'wood']]);
  });
});

describe('the command line', () => {
  async function run(args: readonly string[], locale: 'zh-CN' | 'en' = 'en') {
    let [out, err] = ['', ''];
    const terminal = {
      folder,
      t: translator(locale),
      out: { write: (text: string) => (out += text) },
      err: { write: (text: string) => (err += text) },
    };
    return { code: await importGoodsFromTerminal(args, terminal, (work) => work()), out, err };
  }

  test('tries everything and takes it back', async () => {
    const before = await state();
    const { code, out } = await run([given('sku,nameZh\nTRY,试\nTRY2,\n'), '--dry-run']);
    expect(code).toBe(0);
    expect(out).toMatch(/new goods +1/);
    expect(out).toMatch(/new without a name +1/);
    expect(await state()).toEqual(before);
  });

  test('speaks Chinese and writes the list beside the file', async () => {
    const file = given('sku,nameZh\nZH1,\n');
    const { out } = await run([file], 'zh-CN');
    expect(out).toMatch(/新商品缺少名称 +1/);
    expect(readFileSync(file.replace('.csv', '.rejects.csv'), 'utf8')).toContain('2,rejected,name_missing,ZH1,ZH1,');
  });

  test.each([
    [[], 'Which file'],
    [['nowhere.csv'], 'nowhere.csv'],
    [['a.csv', '--encoding', 'ebcdic'], '--encoding'],
    [['a.csv', '--batch', '0'], '--batch'],
    [['a.csv', '--wat'], '--wat'],
  ])('says what is wrong with %j', async (args, said) => {
    const { code, err } = await run(args);
    expect([code, err]).toEqual([1, expect.stringContaining(said)]);
  });

  test('needs the column of the SKU', async () => {
    expect((await run([given('name\nx\n')])).err).toContain('sku');
  });
});
