import { expect, test } from 'vitest';
import { decideMoment } from './decide-moment';

const NOW = Date.parse('2026-03-12T12:00:00+08:00');
const JOINED = Date.parse('2026-03-01T10:00:00+08:00');

test.each([
  ['counts', JOINED, 'the instant of joining'],
  ['before_joining', JOINED - 1, 'a moment before'],
  ['counts', NOW, 'now'],
  ['counts', NOW + 300_000, 'a clock that runs five minutes ahead'],
  ['in_future', NOW + 300_001, 'a moment more'],
  ['in_future', Date.parse('2199-01-01T00:00:00Z'), 'a wrong century'],
])('%s: %s (%s)', (kind, at) => {
  expect(decideMoment(new Date(at), new Date(JOINED), new Date(NOW)).kind).toBe(kind);
});
