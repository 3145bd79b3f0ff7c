import { type Gender, personName } from './names';
import { chanceOf } from './random';

/** One of the many members that tests and benches fill a database with. */
export type CrowdMember = {
  readonly number: number;
  readonly externalId: string;
  readonly code: string;
  readonly name: string;
  readonly gender: Gender;
  readonly mobile: string;
  readonly birthday: string;
  readonly region: string;
  readonly storeCode: string;
  readonly channel: string;
  /** Where between the beginning and the end he joined, in 1/1,000,000. */
  readonly joinedPpm: number;
  readonly orders: number;
};

const SEED = 7;
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const PLACES = [
  ['上海', 'SH01'],
  ['杭州', 'HZ01'],
  ['深圳', 'SZ01'],
] as const;
const ORDERS: readonly (readonly [readonly [low: number, high: number], weight: number])[] = [
  [[0, 0], 20],
  [[1, 1], 35],
  [[2, 2], 20],
  [[3, 4], 13],
  [[6, 8], 8],
  [[12, 16], 4],
];

/** The external id of the n-th member of the crowd, from 1: all of one length, so that they sort by number. */
export const crowdExternalId = (number: number): string => `demo-x-${String(number).padStart(7, '0')}`;

/** The n-th member of the crowd: always the same. Mobiles that begin with 163 were never given to anybody. */
export function crowdMember(number: number): CrowdMember {
  const chance = chanceOf(SEED, String(number));
  const gender: Gender = chance.isBelow(0.55) ? 'female' : 'male';
  const [region, storeCode] = chance.pick(PLACES);
  const [low, high] = chance.weighted(ORDERS);
  return {
    number,
    externalId: crowdExternalId(number),
    code: codeOf(number),
    name: personName(chance, gender),
    gender,
    mobile: `+86163${String((number * 29_399_999) % 100_000_000).padStart(8, '0')}`,
    birthday: new Date(Date.UTC(chance.int(1960, 2006), 0, chance.int(1, 365))).toISOString().slice(0, 10),
    region,
    storeCode,
    channel: chance.pick(['pos', 'mini_program', 'h5', 'app']),
    joinedPpm: chance.int(0, 999_999),
    orders: chance.int(low, high),
  };
}

/** A member code nobody else has: real ones are random and begin with F once in thirty, with all zeros after it never. */
function codeOf(number: number): string {
  let rest = number;
  let text = '';
  for (let place = 0; place < 9; place++) {
    text = `${ALPHABET[rest % ALPHABET.length]}${text}`;
    rest = Math.floor(rest / ALPHABET.length);
  }
  return `F${text}`;
}

/** Members of the crowd from one number to another, both included. */
export type Range = { readonly from: number; readonly to: number };

/** What is missing of a crowd of `count`, when each chunk holds so many members from its beginning on. */
export function missingRanges(count: number, size: number, present: ReadonlyMap<number, number>): Range[] {
  const ranges = Array.from({ length: Math.ceil(count / size) }, (_, chunk) => ({
    from: chunk * size + 1 + (present.get(chunk) ?? 0),
    to: Math.min(count, (chunk + 1) * size),
  }));
  return ranges.filter(({ from, to }) => from <= to);
}
