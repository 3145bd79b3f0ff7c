import 'server-only';

export { type ActAsked, type Judged, judgeVelocity, sweepRisk } from './judge';
export { sharedDevices } from './pairs';
export type { Evidence, Verdict } from './rules/verdict';
export { riskSection } from './schema';
