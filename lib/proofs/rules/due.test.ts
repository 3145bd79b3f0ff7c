import { expect, test } from 'vitest';
import { decideProof, dueSince } from './due';

const SHANGHAI = 'Asia/Shanghai';
const at = (iso: string) => new Date(iso);

test.each([
  ['2026-11-22T02:00:00+08:00', '2026-11-22T02:00:00+08:00'],
  ['2026-11-22T01:59:59.999+08:00', '2026-11-21T02:00:00+08:00'],
  ['2026-11-22T23:00:00+08:00', '2026-11-22T02:00:00+08:00'],
])('at %s the proof is due since %s', (now, due) => expect(dueSince(at(now), SHANGHAI)).toEqual(at(due)));

test('a night in which 02:00 is skipped has a proof too', () => {
  const due = dueSince(at('2026-03-08T12:00:00-04:00'), 'America/New_York');
  expect(due.toISOString()).toBe('2026-03-08T07:00:00.000Z');
});

const NOW = at('2026-11-22T03:35:00+08:00');
const tonight = at('2026-11-22T02:35:00+08:00');
const before = at('2026-11-21T02:35:00+08:00');

test.each<[string, { startedAt: Date; finishedAt: Date | null } | null, string]>([
  ['before the first', null, 'begin'],
  ['of last night, finished', { startedAt: before, finishedAt: before }, 'begin'],
  ['of last night, never finished', { startedAt: before, finishedAt: null }, 'begin'],
  ['of tonight, not finished', { startedAt: tonight, finishedAt: null }, 'resume'],
  ['of tonight, finished', { startedAt: tonight, finishedAt: NOW }, 'done'],
])('%s: %j is %s', (_, last, expected) => expect(decideProof(last, NOW, SHANGHAI)).toBe(expected));
