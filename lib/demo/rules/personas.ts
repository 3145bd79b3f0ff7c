import { type DayFacts, festivalFactor, isWeekend, seasonFactor, springFactor } from './calendar';

/** The five kinds of customer of the story. */
export type PersonaCode = 'fresh_family' | 'beauty_lover' | 'apparel_seasonal' | 'bargain_hunter' | 'restaurant';

/** How one kind of customer shops. */
export type Persona = {
  readonly code: PersonaCode;
  /** Share of all members. */
  readonly weight: number;
  /** How likely the day is for an order. */
  readonly day: (facts: DayFacts) => number;
  /** Hours of the day with their weights. */
  readonly hours: readonly (readonly [hour: number, weight: number])[];
  readonly categories: readonly (readonly [category: string, weight: number])[];
  readonly lines: readonly [low: number, high: number];
  readonly quantity: readonly [low: number, high: number];
  /** How often an order is discounted, beside shopping festivals. */
  readonly discountShare: number;
  readonly refundShare: number;
  readonly onlineShare: number;
};

const EVENING = [
  [12, 1],
  [18, 1],
  [20, 3],
  [21, 4],
  [22, 3],
  [23, 1],
] as const;

/** All of them; the sizes keep a fresh basket at about ¥120 and a restaurant's at about ¥1,500. */
export const PERSONAS: readonly Persona[] = [
  {
    code: 'fresh_family',
    weight: 34,
    day: (facts) => (isWeekend(facts) ? 1.8 : 1) * springFactor(facts),
    hours: [
      [8, 2],
      [9, 3],
      [10, 3],
      [11, 1],
      [16, 1],
      [17, 3],
      [18, 4],
      [19, 2],
    ],
    categories: [
      ['fresh', 7],
      ['grocery', 4],
      ['home', 1],
    ],
    lines: [2, 6],
    quantity: [1, 3],
    discountShare: 0.1,
    refundShare: 0.03,
    onlineShare: 0.4,
  },
  {
    code: 'beauty_lover',
    weight: 24,
    day: (facts) => festivalFactor(facts) * (facts.month === 3 && facts.day <= 8 ? 2 : 1),
    hours: EVENING,
    categories: [
      ['beauty', 9],
      ['home', 1],
    ],
    lines: [1, 3],
    quantity: [1, 2],
    discountShare: 0.25,
    refundShare: 0.05,
    onlineShare: 0.7,
  },
  {
    code: 'apparel_seasonal',
    weight: 20,
    day: (facts) => festivalFactor(facts) * seasonFactor(facts) * (isWeekend(facts) ? 1.5 : 1),
    hours: [
      [11, 1],
      [14, 2],
      [15, 3],
      [16, 3],
      [20, 2],
      [21, 3],
      [22, 2],
    ],
    categories: [
      ['apparel', 8],
      ['home', 2],
    ],
    lines: [1, 3],
    quantity: [1, 1],
    discountShare: 0.3,
    refundShare: 0.1,
    onlineShare: 0.6,
  },
  {
    code: 'bargain_hunter',
    weight: 18,
    day: (facts) => festivalFactor(facts) ** 1.4 * (facts.weekday === 3 ? 2 : 1),
    hours: [
      [0, 2],
      [7, 1],
      [12, 2],
      [20, 3],
      [22, 2],
      [23, 2],
    ],
    categories: [
      ['grocery', 5],
      ['home', 3],
      ['fresh', 2],
      ['beauty', 1],
      ['gift_card', 0.3],
    ],
    lines: [1, 3],
    quantity: [1, 4],
    discountShare: 0.85,
    refundShare: 0.06,
    onlineShare: 0.75,
  },
  {
    code: 'restaurant',
    weight: 4,
    day: (facts) => (isWeekend(facts) ? 0.2 : 1) * springFactor(facts) ** 0.5,
    hours: [
      [5, 2],
      [6, 4],
      [7, 3],
      [8, 2],
      [14, 1],
    ],
    categories: [
      ['fresh', 8],
      ['grocery', 3],
    ],
    lines: [4, 8],
    quantity: [4, 20],
    discountShare: 0.5,
    refundShare: 0.02,
    onlineShare: 0.85,
  },
];
