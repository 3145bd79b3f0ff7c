import { dateAfter } from './calendar';
import { firmName, type Gender, personName } from './names';
import { PERSONAS, type Persona } from './personas';
import { chanceOf } from './random';
import type { Person, StoryTime } from './story';

/** A person with the habits that his orders follow. */
export type Shopper = {
  readonly person: Person;
  readonly persona: Persona;
  /** How many orders he places in all. */
  readonly orders: number;
  /** The last local date on which he shops: some leave. */
  readonly until: string;
};

/** The stores of the demo, each with the places where its customers live. */
export const HOMES = [
  { storeCode: 'SH01', weight: 5, regions: ['上海', '上海', '苏州'] },
  { storeCode: 'HZ01', weight: 3, regions: ['杭州', '杭州', '宁波'] },
  { storeCode: 'SZ01', weight: 4, regions: ['深圳', '深圳', '广州', '东莞'] },
] as const;

/** The story begins so many days before its last one. */
export const STORY_DAYS = 730;

const CHANNELS = [
  ['pos', 45],
  ['mini_program', 30],
  ['h5', 15],
  ['app', 10],
] as const;
// How many orders members place in two years: most are no regulars yet.
type Range = readonly [low: number, high: number];
const LOYALTIES: readonly (readonly [Range, weight: number])[] = [
  [[0, 0], 11],
  [[1, 2], 27],
  [[3, 5], 27],
  [[6, 11], 20],
  [[12, 100], 15],
];
const RESTAURANT_ORDERS: Range = [40, 130];
const LEAVERS = 0.45;
const MEMBER_DIGITS = 3;

/** The external id of the n-th member of the story, from 1. */
export const memberExternalId = (place: number): string => `demo-m-${String(place).padStart(MEMBER_DIGITS, '0')}`;

/** Mobiles that begin with 161 were never given to anybody; the first ten are easy to type. */
export function storyMobile(place: number): string {
  const number = place <= 10 ? place : (place * 29_399_999) % 100_000_000;
  return `161${String(number).padStart(8, '0')}`;
}

/** The n-th ordinary member of the story, from a seed. */
export function shopperOf(time: StoryTime, seed: number, place: number): Shopper {
  const chance = chanceOf(seed, `person ${place}`);
  const persona = chance.weighted(PERSONAS.map((one) => [one, one.weight] as const));
  const isFirm = persona.code === 'restaurant';
  const gender: Gender = chance.isBelow(persona.code === 'beauty_lover' ? 0.9 : 0.55) ? 'female' : 'male';
  const home = chance.weighted(HOMES.map((one) => [one, one.weight] as const));
  // The square root lets more join the later it gets; nobody joins on the very last day.
  const joinedBack = Math.floor((1 - Math.sqrt(chance.next())) * (STORY_DAYS - 2)) + 1;
  const joined = time.back(joinedBack);
  const [low, high] = isFirm ? RESTAURANT_ORDERS : chance.weighted(LOYALTIES);
  const leaves = chance.isBelow(LEAVERS) && joinedBack > 60;
  const stayed = leaves ? chance.int(20, joinedBack - 31) : joinedBack;
  const person: Person = {
    externalId: memberExternalId(place),
    mobile: storyMobile(place),
    name: isFirm ? `${firmName(chance)}（${chance.pick(home.regions)}）` : personName(chance, gender),
    gender: isFirm ? null : gender,
    birthday: isFirm || chance.isBelow(0.15) ? null : birthday(time, chance.int(20, 62), chance.int(0, 364)),
    region: chance.pick(home.regions),
    channel: chance.weighted(CHANNELS),
    storeCode: home.storeCode,
    kind: isFirm ? 'enterprise' : 'person',
    registeredAt: time.at(joined, chance.int(9, 21), chance.int(0, 59), chance.int(0, 59)),
  };
  // Nobody shops more often than every third day; a restaurant does.
  const orders = Math.min(chance.int(low, high), Math.ceil(stayed / (isFirm ? 2 : 3)));
  return { person, persona, orders, until: dateAfter(joined, stayed) };
}

const birthday = (time: StoryTime, age: number, days: number): string =>
  dateAfter(`${Number(time.endDay.slice(0, 4)) - age - 1}-01-01`, days);
