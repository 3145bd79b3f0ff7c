import 'server-only';
import { cache } from 'react';
import { walletCounts } from '@/lib/coupons';
import { inboxBadge } from '@/lib/messaging';
import { momentOf } from '@/lib/moments';
import { pool } from '@/lib/platform/db';
import { tasksOf } from '@/lib/tasks';

/** The numbers of the member's wallet, asked for once whoever on the page shows them. */
export const ownCoupons = cache((memberId: string) => walletCounts(pool(), memberId, new Date()));

/** How the member stands with every task, asked for once whoever on the page shows them. */
export const ownTasks = cache((memberId: string) => tasksOf(pool(), memberId, new Date()));

/** How many messages wait for the member. */
export const ownBadge = cache((memberId: string) => inboxBadge(pool(), memberId, new Date()));

/** What the member was shown last, and the climb that he is to be shown. */
export const ownMoment = cache((memberId: string) => momentOf(pool(), memberId, new Date()));
