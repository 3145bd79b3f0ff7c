import { formatMoney } from '@/lib/kernel/format';
import { campaignKind } from '../kind';
import type { PlayLevel } from '../rules/play';

/** Shows the way up at sign-up, with a first step on it (S3-7.1). */
export const playGrowthPath = campaignKind({
  code: 'play_growth_path',
  group: 'play',
  goal: 'acquire',
  trigger: 'join',
  days: 90,
  warmDays: 0,
  needs: [],
  name: { zh: '入会成长路径', en: 'The way up for newcomers' },
  copy: { zh: '完成第一单，就上一级。', en: 'Your first order takes you a level up.' },
  play: {
    title: { zh: '入会礼', en: 'Welcome gift' },
    fits: () => ({ attribute: 'lifecycle.stage', oneOf: ['new'] }),
    entry: { on: 'joined', to: () => [], inside: false, perMember: 1 },
    rewards: [
      { kind: 'growth', growth: 20 },
      { kind: 'points', points: 20 },
    ],
    audience: null,
    keeps: null,
    copy: ({ levels }) => ({
      zh: `从${levels[0]?.name.zh ?? ''}开始。${levels.slice(1).map(wayZh).join('，')}。`,
      en: `You begin as ${levels[0]?.name.en ?? ''}. ${levels.slice(1).map(wayEn).join(', ')}.`,
    }),
  },
});

const wayZh = ({ name, orders, amount }: PlayLevel): string => {
  const ways = [
    ...(orders === null ? [] : [`${orders} 单`]),
    ...(amount === null ? [] : [formatMoney(amount, 'plain')]),
  ];
  return ways.length === 0 ? name.zh : `${ways.join('或')}到${name.zh}`;
};

const wayEn = ({ name, orders, amount }: PlayLevel): string => {
  const ways = [
    ...(orders === null ? [] : [orders === 1 ? '1 order' : `${orders} orders`]),
    ...(amount === null ? [] : [formatMoney(amount, 'plain')]),
  ];
  return ways.length === 0 ? name.en : `${ways.join(' or ')} for ${name.en}`;
};
