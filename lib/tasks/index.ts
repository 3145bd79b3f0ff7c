import 'server-only';

export { type TaskPage, type TaskRowView, taskPage, taskRows } from './console';
export { tasksHolding } from './holding';
export { countOnEvent } from './listen';
export { openTask } from './open';
export { type OwnTask, tasksOf } from './own';
export {
  type CalendarDay,
  type CheckInCalendar,
  type CheckInState,
  checkInCalendar,
  checkInState,
} from './queries';
export { checkInSection } from './settings';
export { saveStandardTasks } from './standard';
export { checkedIn } from './store/check-ins';
export { mergeTasks, splitTasks } from './store/merge';
export { taskBook } from './store/versions';
