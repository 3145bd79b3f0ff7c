import 'server-only';

export { forgetAuditCommand } from './commands/forget-audit';
export { sealAuditCommand } from './commands/seal-audit';
export { type Verification, verifyChainCommand } from './commands/verify-chain';
export {
  type AuditLine,
  auditFacets,
  auditKeeping,
  auditTrail,
  changesAbout,
  lastVerification,
  objectHistory,
} from './queries';
export { auditSection } from './settings';
export { entriesAbout } from './store/about';
export { lastEntryOf } from './store/trail';
export { writeAudit } from './write-audit';
