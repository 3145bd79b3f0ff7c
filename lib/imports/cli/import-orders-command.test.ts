import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { emptyTally } from '../rules/tally';
import { ONLINE_RETAIL_FILE } from '../testing/naive';
import { importOrdersFromTerminal } from './import-orders-command';
import { progressShown } from './progress';
import { terminalLocale, translator } from './translate';

const folder = mkdtempSync(join(tmpdir(), 'cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(args: readonly string[], locale: 'zh-CN' | 'en' = 'en') {
  let out = '';
  let err = '';
  const terminal = {
    folder: process.cwd(),
    t: translator(locale),
    out: { write: (text: string) => (out += text) },
    err: { write: (text: string) => (err += text) },
  };
  const code = await importOrdersFromTerminal(args, terminal, () =>
    Promise.reject(new Error('a trial needs no database')),
  );
  return { code, out, err };
}

function given(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

describe('a dry run', () => {
  test('of Online Retail accounts for all 39,530 rows and writes nothing', async () => {
    const { code, out } = await run([ONLINE_RETAIL_FILE, '--dry-run']);
    expect(code).toBe(0);
    const figure = (label: string) => new RegExp(`^ *·? *${label} +([\\d,]+)$`, 'm').exec(out)?.[1];
    expect([
      figure('Imported'),
      figure('To be matched'),
      figure('Unmatched'),
      figure('Rejected'),
      figure('Total'),
    ]).toEqual(['38,780', '630', '50', '70', '39,530']);
    expect(figure('New orders')).toBe('1,525');
    expect(existsSync(ONLINE_RETAIL_FILE.replace('.csv', '.rejects.csv'))).toBe(false);
  });

  test('speaks Chinese, and its columns stand below each other', async () => {
    const { out } = await run([ONLINE_RETAIL_FILE, '--dry-run'], 'zh-CN');
    expect(out).toContain('试运行');
    expect(out).toMatch(/已导入 +38,780/);
    const rows = out.split('\n').slice(3, 8);
    const cells = (text: string) => [...text].reduce((sum, sign) => sum + (sign > '\u2e80' ? 2 : 1), 0);
    expect(new Set(rows.map(cells)).size).toBe(1);
  });

  test('reads other columns and codes by a map', async () => {
    const map = given(
      'map.json',
      JSON.stringify({
        columns: { invoice: '单号', sku: '货号', quantity: '数量', time: '时间', unitPrice: '单价', customer: '会员' },
        timeFormat: 'yyyy-MM-dd HH:mm:ss',
        delimiter: ';',
        decimalPoint: ',',
        freightCodes: ['运费'],
      }),
    );
    const file = given(
      'shop.csv',
      '单号;货号;数量;时间;单价;会员;备注\n1;A;2;2026-03-01 10:00:00;9,90;7;x\n1;运费;1;2026-03-01 10:00:00;5;7;\n',
    );
    const list = join(folder, 'list.csv');
    const { code, out } = await run([file, '--dry-run', '--map', map, '--rejects', list]);
    expect(code).toBe(0);
    expect(out).toMatch(/freight +1\n/);
    expect(out).toContain('¥19.80');
    expect(existsSync(list)).toBe(true);
  });
});

describe('what cannot be done is said in a sentence', () => {
  test.each([
    [[], 'Which file? See --help.'],
    [['a.csv', 'b.csv'], 'One file at a time; too many: b.csv'],
    [['a.csv', '--fast'], "Unknown option '--fast'. See --help."],
    [['a.csv', '--batch', '0'], '--batch takes a whole number from 1 to 5000, not "0".'],
    [['a.csv', '--shift-weeks', 'some'], '--shift-weeks takes a whole number from -5000 to 5000, not "some".'],
  ])('%o: %s', async (args, said) => expect(await run(args)).toEqual({ code: 1, out: '', err: `${said}\n` }));

  test('a file that is not there, or without the columns', async () => {
    expect((await run([join(folder, 'no.csv'), '--dry-run'])).err).toMatch(/^Cannot open .*no\.csv \(ENOENT\)\.\n$/);
    const file = given('other.csv', 'a,b\n1,2\n');
    expect((await run([file, '--dry-run'])).err).toContain(
      'lacks these columns: InvoiceNo, StockCode, Quantity, InvoiceDate, UnitPrice',
    );
    expect((await run([given('empty.csv', ''), '--dry-run'])).err).toContain('The file is empty');
  });

  test('a map that is none', async () => {
    const map = given('bad.json', JSON.stringify({ columns: { colour: 'x' }, delimiter: 'x' }));
    const { code, err } = await run(['a.csv', '--map', map]);
    expect(code).toBe(1);
    expect(err).toContain('delimiter');
    expect(err).toContain('colour');
  });
});

test('help is an answer, not a fault', async () => {
  const { code, out, err } = await run(['--help'], 'zh-CN');
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('用法');
});

test('the language is that of the terminal', () => {
  expect(['zh_CN.UTF-8', 'zh_TW', 'en_GB.UTF-8', 'C', undefined].map((LANG) => terminalLocale({ LANG }))).toEqual([
    'zh-CN',
    'zh-CN',
    'en',
    'en',
    'en',
  ]);
  expect(terminalLocale({ LANG: 'zh_CN.UTF-8', LC_ALL: 'C' })).toBe('en');
});

test('progress draws a bar on a terminal, and few lines elsewhere', () => {
  const written: string[] = [];
  const write = (text: string) => written.push(text);
  const progress = { bytes: 50, bytesTotal: 100, tally: emptyTally() };
  const bar = progressShown({ isTTY: true, write }, translator('en'));
  bar.show(progress);
  bar.end();
  expect(written[0]).toContain('████████████░░░░░░░░░░░░ 50% · 0 rows');
  const lines = progressShown({ write }, translator('en'));
  lines.show(progress);
  lines.end();
  expect(written).toHaveLength(2);
});
