import 'server-only';

export { type ApprovalKind, type ApprovedRequest, approvalKind, type Executed } from './approval-kind';
export { approveRequestCommand, rejectRequestCommand, withdrawRequestCommand } from './commands/decide';
export { expireApprovalsCommand } from './commands/expire';
export { plugApprovalKinds } from './kinds-plugged';
export { type ApprovalRow, approvalList, approvalsWaiting } from './queries';
export { approvalByKey, type RequestedApproval, requestApproval } from './request';
export { approvalsSection } from './schema';
export { type ApprovalRecord, keysWaiting, openRequestsAbout } from './store/requests';
export { voidRequest } from './void-request';
