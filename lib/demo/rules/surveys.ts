import { instantOf, localTime } from '@/lib/kernel/day';
import { chanceOf } from './random';

const text = (zh: string, en: string) => ({ zh, en });
const option = (code: string, zh: string, en: string) => ({ code, text: text(zh, en) });

const QUESTIONS = [
  { code: 'stars', kind: 'rating', text: text('最近一次购物，你满意吗？', 'How was your last purchase?'), params: {} },
  {
    code: 'where',
    kind: 'single_choice',
    text: text('你最常在哪里买？', 'Where do you buy most?'),
    params: {
      options: [option('store', '门店', 'In a store'), option('web', '网上', 'Online'), option('both', '都买', 'Both')],
    },
  },
  {
    code: 'wish',
    kind: 'multiple_choice',
    text: text('希望我们先改进什么？', 'What should we improve first?'),
    params: {
      options: [
        option('price', '价格', 'Prices'),
        option('range', '商品种类', 'The range'),
        option('delivery', '配送', 'Delivery'),
        option('service', '服务', 'Service'),
      ],
      max: 2,
    },
  },
  {
    code: 'nps',
    kind: 'nps',
    text: text('你会把我们推荐给朋友吗？', 'Would you recommend us to a friend?'),
    params: {},
  },
  {
    code: 'words',
    kind: 'long_text',
    text: text('还有什么想说的？', 'Anything else?'),
    isRequired: false,
    params: {},
  },
] as const;

const WORDS = ['面膜很好用，希望多一些试用装。', '店员很耐心。', '送货再快一点就好了。', '价格比别处贵一点。'];

/** The survey of the demo: what it asks, from a week ago for two months, with points for whoever answers. */
export function demoSurvey(now: Date, zone: string) {
  const { year, month, day } = localTime(now, zone);
  return {
    code: 'demo-experience',
    players: 60,
    terms: {
      name: text('购物体验调查', 'How do you like shopping with us?'),
      description: text('五个问题，一分钟。', 'Five questions, one minute.'),
      from: instantOf(zone, year, month, day - 7),
      to: instantOf(zone, year, month, day + 60),
      questions: QUESTIONS.map((one) => ({ ...one })),
      rewards: [{ kind: 'points', params: { points: 20 } }],
      thanks: text('谢谢，我们会认真看。', 'Thank you, we read every word.'),
    },
  };
}

const SEED = 64;
const HAPPY = 0.7;
const TALKATIVE = 0.2;

/** What somebody of the story answers: the same every time. */
export function demoAnswers(name: string): Readonly<Record<string, string | number | readonly string[]>> {
  const chance = chanceOf(SEED, name);
  const isHappy = chance.isBelow(HAPPY);
  const answers = {
    stars: isHappy ? chance.int(4, 5) : chance.int(1, 4),
    where: chance.pick(['store', 'web', 'both']),
    wish: [chance.pick(['price', 'delivery', 'range', 'service'])],
    nps: isHappy ? chance.int(8, 10) : chance.int(2, 7),
  };
  return chance.isBelow(TALKATIVE) ? { ...answers, words: chance.pick(WORDS) } : answers;
}
