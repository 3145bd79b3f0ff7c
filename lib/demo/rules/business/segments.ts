import type { Condition } from '@/lib/kernel/condition';
import { memberExternalId } from '../people';
import { DEMO_STAFF } from '../staff';

const both = (zh: string, en: string) => ({ zh, en });

/** A segment of the demo: its code, what its first version says, and the list that is uploaded into it. */
export type DemoSegment = {
  readonly code: string;
  readonly terms: Readonly<Record<string, unknown>>;
  readonly upload: { readonly file: string; readonly text: string } | null;
};

type Said = {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly description: { readonly zh: string; readonly en: string };
  readonly where: Condition | null;
  readonly refresh: object;
  readonly upload?: DemoSegment['upload'];
};

const LIVE = { mode: 'live' } as const;
const GUESTS = 36;
const FIRST_GUEST = 101;
const EVERY = 5;

/** Whoever put his name down for the evening: members by their numbers, and two whom nobody knows. */
function salonList(): string {
  const guests = Array.from({ length: GUESTS }, (_, place) => memberExternalId(FIRST_GUEST + place * EVERY));
  return [...guests.slice(0, 8), 'walk-in-1', ...guests.slice(8), 'walk-in-2'].join('\n');
}

const SAID: readonly Said[] = [
  {
    code: 'demo-active',
    name: both('近30天活跃买家', 'Bought within 30 days'),
    description: both('近 30 天至少下过一单的会员', 'At least one order in the last 30 days'),
    where: { attribute: 'purchase.orders', with: { days: 30 }, atLeast: 1 },
    refresh: LIVE,
  },
  {
    code: 'demo-at-risk',
    name: both('沉默待唤醒', 'Silent, to be woken'),
    description: both('买过两次以上，如今沉默或休眠', 'Two orders or more, now silent or dormant'),
    where: {
      all: [
        { attribute: 'lifecycle.stage', oneOf: ['silent', 'dormant'] },
        { attribute: 'member.orders', atLeast: 2 },
      ],
    },
    refresh: LIVE,
  },
  {
    code: 'demo-gold',
    name: both('金卡及以上会员', 'Gold and above'),
    description: both('金卡、铂金、钻石、黑卡', 'Gold, platinum, diamond, black'),
    where: { attribute: 'member.level', oneOf: ['gold', 'platinum', 'diamond', 'black'] },
    refresh: LIVE,
  },
  {
    code: 'demo-gold-at-risk',
    name: both('高等级流失预警', 'High levels at risk'),
    description: both('金卡及以上，且已沉默或休眠', 'Gold and above who fell silent'),
    where: {
      all: [
        { attribute: 'member.segment', oneOf: ['demo-gold'] },
        { attribute: 'member.segment', oneOf: ['demo-at-risk'] },
      ],
    },
    refresh: LIVE,
  },
  {
    code: 'demo-birthday',
    name: both('下月生日会员', 'Birthday next month'),
    description: both('每周一、周四早上更新，用于提前备礼', 'Refreshed on Monday and Thursday mornings'),
    where: {
      all: [
        { attribute: 'member.birth_month_in', atLeast: 1 },
        { attribute: 'member.birth_month_in', atMost: 1 },
      ],
    },
    refresh: { mode: 'scheduled', at: '08:00', weekdays: [1, 4] },
  },
  {
    code: 'demo-salon',
    name: both('护肤沙龙报名名单', 'Skincare evening, guests'),
    description: both('门店上传的报名表', 'The list that the store uploaded'),
    where: null,
    refresh: { mode: 'manual' },
    upload: { file: '护肤沙龙报名.csv', text: salonList() },
  },
];

/** How many of the uploaded names are members, and how many lines name nobody. */
export const SALON = { members: GUESTS, unknown: 2 } as const;

const OWNER = DEMO_STAFF.find(({ role }) => role === 'operator')?.name ?? '';

/** The segments of the demo, in the order in which they are published: what is named stands before who names it. */
export const DEMO_SEGMENTS: readonly DemoSegment[] = SAID.map(({ code, upload = null, where, ...said }) => ({
  code,
  upload,
  terms: { ...said, where, kind: where === null ? 'upload' : 'rule', owner: OWNER },
}));
