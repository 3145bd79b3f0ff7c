import { expect, test } from 'vitest';
import { decodeBytes } from './decode';

const bytes = (...values: number[]) => String.fromCharCode(...values);

test('reads UTF-8', () =>
  expect(decodeBytes(bytes(0xe8, 0x8c, 0xb6), 'utf-8')).toEqual({ text: '茶', isForeign: false }));

test('reads a lone pound sign of another encoding, and says so', () =>
  expect(decodeBytes(`Voucher ${bytes(0xa3)}40`, 'utf-8')).toEqual({ text: 'Voucher £40', isForeign: true }));

test('reads the encoding that the map names', () =>
  expect(decodeBytes(bytes(0xb2, 0xe8), 'gb18030')).toEqual({ text: '茶', isForeign: false }));
