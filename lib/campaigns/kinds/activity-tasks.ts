import { campaignKind } from '../kind';

/** Activity tasks (S0-5.1: 活跃度任务). */
export const activityTasks = campaignKind({
  code: 'activity_tasks',
  group: 'retain',
  goal: 'activate',
  trigger: 'act',
  days: 14,
  warmDays: 0,
  needs: [{ sorts: ['task', 'game'] }],
  name: { zh: '活跃度任务', en: 'Activity tasks' },
  copy: { zh: '做任务，赢好礼。', en: 'Do tasks and win.' },
});
