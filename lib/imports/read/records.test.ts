import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ONLINE_RETAIL } from '../schema';
import { csvRecords } from './records';

const folder = mkdtempSync(join(tmpdir(), 'records-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(content: string | Buffer, way: Partial<typeof ONLINE_RETAIL> = {}) {
  const file = join(folder, 'file.csv');
  writeFileSync(file, content);
  const records = [];
  for await (const { line, fields, problem } of csvRecords(file, { ...ONLINE_RETAIL, ...way }))
    records.push([line, problem ?? fields]);
  return records;
}

describe('records of a CSV', () => {
  test('come with the line they begin at; empty lines are none', async () => {
    expect(await read('a,b\r\n1,2\r\n\r\n3,4')).toEqual([
      [1, ['a', 'b']],
      [2, ['1', '2']],
      [4, ['3', '4']],
    ]);
  });

  test('may hold quotes, delimiters and line ends', async () => {
    expect(await read('a,b\n"x, ""y""",2\n"one\ntwo",3\n4,5\n')).toEqual([
      [1, ['a', 'b']],
      [2, ['x, "y"', '2']],
      [3, ['one\ntwo', '3']],
      [5, ['4', '5']],
    ]);
  });

  test('keep a quote inside a field, such as inches', async () =>
    expect(await read('a,b\nFRAME 7" BLUE,2\n3,4\n')).toEqual([
      [1, ['a', 'b']],
      [2, ['FRAME 7" BLUE', '2']],
      [3, ['3', '4']],
    ]));

  test.each(['3,4\n5,6\n', '3,4\n"5",6\n'])(
    'lose only their own line to a quote that never closes: %j',
    async (rest) => {
      const records = await read(`a,b\n"1,2\n${rest}`);
      expect(records).toEqual([
        [1, ['a', 'b']],
        [2, 'quote_not_closed'],
        [3, ['3', '4']],
        [4, ['5', '6']],
      ]);
    },
  );

  test('lose only their own line to one without end', async () => {
    const records = await read(`a,b\n1,${'x'.repeat(3_000_000)}\n3,4\n`);
    expect(records).toEqual([
      [1, ['a', 'b']],
      [2, 'line_too_long'],
      [3, ['3', '4']],
    ]);
  });

  test('may begin with a mark, and be in another encoding with another delimiter', async () => {
    expect(await read('\ufeff单号;b\n1;2')).toEqual(
      [
        [1, ['单号', 'b']],
        [2, ['1', '2']],
      ].map(([line, fields]) => [line, [(fields as string[]).join(';')]]),
    );
    const chinese = Buffer.from([0xb2, 0xe8, 0x3b, 0x31, 0x0a]);
    expect(await read(chinese, { delimiter: ';', encoding: 'gb18030' })).toEqual([[1, ['茶', '1']]]);
  });

  test('of a UTF-16 file are not guessed at', async () =>
    await expect(read(Buffer.from('\ufeffa,b\n', 'utf16le'))).rejects.toMatchObject({ code: 'import_utf16' }));
});
