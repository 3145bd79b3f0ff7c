import 'server-only';

export { repairApproval } from './approval';
export type { RepairPreview } from './commands/preview';
export { submitRepairCommand } from './commands/submit';
export { repairsHolding } from './holding';
export { runRepairs } from './jobs/run';
export { type RepairedMember, repairList, repairMembers, repairPage } from './queries';
export type { RepairRow } from './store/repairs';
