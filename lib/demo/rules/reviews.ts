import { chanceOf } from './random';

const SEED = 71;

/** What people of the story say of goods, by stars: of anything that is sold. */
const WORDS: Readonly<Record<number, readonly string[]>> = {
  5: ['很满意，会回购。', '包装仔细，收到就用上了。', '比想象中好，家里人也喜欢。', '第二次买了，质量一直稳定。'],
  4: ['不错，就是送货慢了一天。', '东西好，希望再便宜一点。', ''],
  3: ['一般，和照片有一点差别。', '还可以，没有惊喜。'],
  2: ['边角压坏了，客服很快补发了一件。'],
  1: ['用了两次就坏了，已经联系客服。'],
};

const STARS = [
  [5, 50],
  [4, 28],
  [3, 12],
  [2, 6],
  [1, 4],
] as const;

/** What somebody of the story says of what he bought: the same every time. */
export function demoReview(name: string): { readonly stars: number; readonly text: string } {
  const chance = chanceOf(SEED, `review ${name}`);
  const stars = chance.weighted(STARS);
  return { stars, text: chance.pick(WORDS[stars] ?? ['']) };
}

/** One that is no word about goods, and why it is hidden. */
export const HIDDEN_REVIEW = {
  stars: 5,
  text: '想要更低的价格加我微信，私聊发链接。',
  why: '含有联系方式和广告，与商品无关',
} as const;

const SAID = 0.6;
const SKIN = ['dry', 'oily', 'combination', 'sensitive'];
const CONCERNS = ['hydration', 'acne', 'brightening', 'firming'];
const SIZES = ['S', 'M', 'L'];

/** Of those who sign in there is something to see. */
const SIGNED_IN: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'demo-m-001': { skin_type: ['dry'], skin_concern: ['hydration'], clothing_size: ['M'] },
};

/** What somebody of the story says of himself: many nothing. */
export function demoTraits(name: string): Readonly<Record<string, readonly string[]>> {
  const own = SIGNED_IN[name];
  if (own !== undefined) return own;
  const chance = chanceOf(SEED, `traits ${name}`);
  return {
    ...(chance.isBelow(SAID) ? { skin_type: [chance.pick(SKIN)] } : {}),
    ...(chance.isBelow(SAID / 2) ? { skin_concern: [chance.pick(CONCERNS)] } : {}),
    ...(chance.isBelow(SAID) ? { clothing_size: [chance.pick(SIZES)] } : {}),
  };
}
