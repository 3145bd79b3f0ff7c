import 'server-only';

export { type ApprovalKind, type ApprovedRequest, approvalKind, type Executed, type Told } from './approval-kind';
export {
  approveManyCommand,
  approveRequestCommand,
  decideEscalatedCommand,
  hurryRequestCommand,
  rejectRequestCommand,
  returnRequestCommand,
  withdrawRequestCommand,
} from './commands/decide';
export { delegateCommand, endDelegationCommand } from './commands/delegate';
export { escalateApprovalsCommand } from './commands/escalate';
export { expireApprovalsCommand } from './commands/expire';
export { commentRequestCommand, copyRequestCommand, reviewRequestCommand } from './commands/talk';
export { approvalDetail, approvalReaders, ownDelegations } from './detail';
export { plugApprovalKinds } from './kinds-plugged';
export { type ApprovalRow, approvalList, approvalsWaiting } from './queries';
export { approvalByKey, type RequestedApproval, requestApproval } from './request';
export { approvalsSection } from './schema';
export { type ApprovalRecord, keysWaiting, openRequestsAbout } from './store/requests';
export { voidRequest } from './void-request';
