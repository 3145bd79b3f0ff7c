import { expect, test } from 'vitest';
import { type Bounds, barredBy, boundsText, readBounds, WhenSchema } from './bounds';

const ZONE = 'Asia/Shanghai';
// A Sunday.
const NOON = new Date('2026-11-22T12:00:00+08:00');
const ANYWHERE = { storeCode: null, channel: null };
type Said = { stores?: string[]; channels?: string[]; when?: Partial<Bounds['when']> };
const bounds = ({ stores = [], channels = [], when = {} }: Said): Bounds => ({
  stores,
  channels,
  when: WhenSchema.parse(when),
});

test.each<[string, Said, typeof ANYWHERE | { storeCode: string; channel: string }, string | null]>([
  ['nothing is said', {}, ANYWHERE, null],
  ['another channel', { channels: ['pos'] }, { storeCode: 'SH-01', channel: 'web' }, 'benefit_wrong_channel'],
  ['its channel', { channels: ['pos'] }, { storeCode: 'SH-01', channel: 'pos' }, null],
  ['no channel where one is needed', { channels: ['pos'] }, ANYWHERE, 'benefit_wrong_channel'],
  ['another store', { stores: ['SH-02'] }, { storeCode: 'SH-01', channel: 'pos' }, 'benefit_wrong_store'],
  ['its store', { stores: ['SH-01'] }, { storeCode: 'SH-01', channel: 'pos' }, null],
  ['another weekday', { when: { weekdays: [3] } }, ANYWHERE, 'benefit_wrong_day'],
  ['its weekday', { when: { weekdays: [3, 7] } }, ANYWHERE, null],
  ['hours that end at noon', { when: { hours: [{ from: 540, to: 720 }] } }, ANYWHERE, 'benefit_wrong_hour'],
  ['hours that begin at noon', { when: { hours: [{ from: 720, to: 840 }] } }, ANYWHERE, null],
  [
    'dates until today',
    { when: { dates: [{ from: '2026-11-01', to: '2026-11-22' }] } },
    ANYWHERE,
    'benefit_wrong_date',
  ],
  ['dates from today', { when: { dates: [{ from: '2026-11-22', to: '2026-11-23' }] } }, ANYWHERE, null],
])('a use at noon on Sunday the 22nd, %s', (_, said, place, code) => {
  expect(barredBy(bounds(said), place, NOON, ZONE)?.code ?? null).toBe(code);
  // What is handed on with a coupon bounds as much.
  const handed = readBounds(boundsText(bounds(said)));
  expect(handed === null ? null : (barredBy(handed, place, NOON, ZONE)?.code ?? null)).toBe(code);
});

test('what nobody can read any more is used nowhere', () => {
  const strange = readBounds('{"moons":[1]}');
  expect(strange && barredBy(strange, { storeCode: 'SH-01', channel: 'pos' }, NOON, ZONE)).not.toBeNull();
});
