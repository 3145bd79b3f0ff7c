import 'server-only';

export { sealAuditCommand } from './commands/seal-audit';
export { type Verification, verifyChainCommand } from './commands/verify-chain';
export { type AuditLine, auditFacets, auditTrail, lastVerification, objectHistory } from './queries';
export { entriesAbout } from './store/about';
export { writeAudit } from './write-audit';
