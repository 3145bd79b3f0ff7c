import 'server-only';

export { sealAuditCommand } from './commands/seal-audit';
export { type Verification, verifyChainCommand } from './commands/verify-chain';
export { type AuditLine, auditFacets, auditTrail, lastVerification, objectHistory } from './queries';
export { entriesAbout } from './store/about';
export { lastEntryOf } from './store/trail';
export { writeAudit } from './write-audit';
