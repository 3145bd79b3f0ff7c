import { type ApprovalRow, approvalList } from '@/lib/approvals';
import { NO_MEMBER } from '@/lib/kernel/id';
import { listed } from '../todo';

const LIST = { path: '/console/approvals', list: approvalList, beforeAll: `~${NO_MEMBER}` };
const askedAt = ({ createdAt }: ApprovalRow): string => createdAt;

/** Requests that this person may decide, and nobody has (4.M). */
export const approvals = listed({
  ...LIST,
  code: 'approvals',
  weight: 'waiting',
  can: ['approvals.read', 'approvals.decide'],
  asked: { view: 'waiting' },
  at: askedAt,
});

/** What was done in an emergency without a second person, and nobody has looked at since. */
export const afterReviews = listed({
  ...LIST,
  code: 'after_reviews',
  weight: 'waiting',
  can: ['approvals.read', 'approvals.decide'],
  asked: { view: 'review' },
  at: askedAt,
});
