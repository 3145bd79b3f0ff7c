import type { z } from 'zod';
import { STANDARD_NOTE } from '@/lib/kernel/standard-note';
import type { Db } from '@/lib/platform/db';
import { TermsSchema } from './rules/terms';
import { addTask, addVersion } from './store/versions';

const BY = 'system:standard';
// Tasks of the first version count for all history, as all rules of the standard program do.
const FROM_THE_BEGINNING = new Date('1970-01-01T00:00:00Z');

const points = (amount: number) => ({ kind: 'points', params: { points: amount } });
const growth = (amount: number) => ({ kind: 'growth', params: { growth: amount } });

/** The tasks that a fresh installation starts with (P-tasks); the weekly streak is a milestone of checking in. */
const TASKS: Readonly<Record<string, z.input<typeof TermsSchema>>> = {
  'complete-profile': {
    name: { zh: '完善资料', en: 'Complete your profile' },
    description: { zh: '填写姓名、手机号和生日', en: 'Tell us your name, mobile and birthday' },
    group: 'newcomer',
    kind: 'complete_profile',
    params: { fields: ['name', 'mobile', 'birthday'] },
    target: 3,
    per: 'once',
    rewards: [growth(20), points(20)],
    place: 10,
  },
  'first-order': {
    name: { zh: '完成首单', en: 'Place your first order' },
    description: { zh: '线上、门店都算', en: 'Online or in a store' },
    group: 'newcomer',
    kind: 'first_order',
    params: {},
    target: 1,
    per: 'once',
    rewards: [points(50)],
    place: 20,
  },
  'first-review': {
    name: { zh: '写第一条评价', en: 'Write your first review' },
    description: { zh: '评价一件收到的商品', en: 'Review something you received' },
    group: 'newcomer',
    kind: 'review',
    params: {},
    target: 1,
    per: 'once',
    prerequisites: ['first-order'],
    rewards: [points(20)],
    place: 30,
  },
};

/** Adds the tasks that a fresh installation starts with; what exists stays as it is. Answers whether any was new. */
export async function saveStandardTasks(db: Db): Promise<boolean> {
  let isNew = false;
  for (const [code, terms] of Object.entries(TASKS)) {
    await addTask(db, { code, createdAt: FROM_THE_BEGINNING, createdBy: BY, demo: false });
    const about = {
      effectiveFrom: FROM_THE_BEGINNING,
      publishedAt: FROM_THE_BEGINNING,
      publishedBy: BY,
      note: STANDARD_NOTE,
    };
    isNew = (await addVersion(db, { code, version: 1, terms: TermsSchema.parse(terms), ...about })) || isNew;
  }
  return isNew;
}
