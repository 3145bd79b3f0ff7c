import 'server-only';

export { type AlertView, alertList } from './alert-list';
export { campaignBoard, type LiveCampaign } from './campaign-board';
export { acknowledgeAlertCommand } from './commands/acknowledge';
export { assignWorkCommand, finishWorkCommand } from './commands/assign';
export { arrangeTilesCommand } from './commands/desk';
export { colleaguesFor, draftBoard, firstBoard, ownDesk, releaseBoard } from './desk';
export { type BenchClock, funnelBoard, type KpiView, kpiBoard, levelBoard, type Share, stageBoard } from './numbers';
export { workbenchSection } from './schema';
export { type TodoView, todoBoard } from './todo-board';
export { watchAlerts } from './watch-alerts';
