import type { DemoStaff } from './staff';

const ID = '0190de30-0000-7000-8000-0000000000';

const asked = {
  version: 1,
  period: 'last_30',
  from: null,
  until: null,
  compare: 'previous',
  region: null,
  store: null,
  level: null,
  channel: null,
  about: null,
} as const;

/** How a report of the demo is made by itself: in how many days' past it began, and when. */
type Made = {
  readonly daysAgo: number;
  readonly every: 'day' | 'week';
  readonly weekday: number;
  readonly minute: number;
};

/** A saved report of the demo: whose, what it asks, with whom it is shared, who gets it. */
export type DemoReport = {
  readonly id: string;
  readonly title: string;
  readonly author: DemoStaff['role'];
  readonly sharedRoles: readonly DemoStaff['role'][];
  readonly subscribers: readonly DemoStaff['role'][];
  readonly made: Made | null;
  readonly definition: typeof asked & {
    readonly measures: string[];
    readonly split: 'day' | 'week' | 'region' | 'level' | 'subject' | null;
    readonly chart: 'line' | 'bar' | 'table' | 'funnel';
  };
};

/** What people of the demo built: a daily one that is made and delivered, one for the regions, one of coupons. */
export const DEMO_REPORTS: readonly DemoReport[] = [
  {
    id: `${ID}01`,
    title: '每日销售',
    author: 'operator',
    sharedRoles: ['regional_operator', 'store_manager', 'finance'],
    subscribers: ['regional_operator', 'finance'],
    made: { daysAgo: 4, every: 'day', weekday: 1, minute: 480 },
    definition: { ...asked, measures: ['net_amount'], split: 'day', chart: 'line' },
  },
  {
    id: `${ID}02`,
    title: '各等级复购',
    author: 'operator',
    sharedRoles: ['approver', 'auditor', 'finance'],
    subscribers: [],
    made: null,
    definition: {
      ...asked,
      measures: ['buyers', 'repurchase_rate', 'spend_per_buyer', 'ticket'],
      split: 'level',
      chart: 'table',
    },
  },
  {
    id: `${ID}03`,
    title: '券的漏斗',
    author: 'operator',
    sharedRoles: [],
    subscribers: [],
    made: null,
    definition: { ...asked, measures: ['coupons_given', 'coupons_used'], split: null, chart: 'funnel' },
  },
];

/** What somebody wrote on the time axis of the demo, so many days ago. */
export const DEMO_NOTES = [
  { id: `${ID}91`, daysAgo: 11, zh: '双十一大促', en: 'Double Eleven sale' },
  { id: `${ID}92`, daysAgo: 4, zh: '系统升级，停机半小时', en: 'Upgrade, half an hour of downtime' },
] as const;
