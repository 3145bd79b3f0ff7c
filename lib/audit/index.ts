import 'server-only';

export { writeAudit } from './write-audit';
