import 'server-only';

export { processClaimsIn } from './claim/process';
export { openBatch } from './publish';
