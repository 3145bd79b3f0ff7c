import { expect, test } from 'vitest';
import { cursorText, parseCursor } from './cursor';

const ID = '01936a0b-7c4e-7d1a-8f00-000000000001';
const AT = new Date('2026-11-21T12:00:00.123Z');

test('a cursor survives its text', () =>
  expect(parseCursor(cursorText({ at: AT, id: ID }))).toEqual({ at: AT, id: ID }));

test.each(['', '.', ID, `x y.${ID}`, `abc.${ID}.1`, 'abc.not-an-id', `zzzzzzzzzzzz.${ID}`])('%s is none', (text) =>
  expect(parseCursor(text)).toBeNull(),
);
