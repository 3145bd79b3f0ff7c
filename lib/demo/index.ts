import 'server-only';

export { fillMembers } from './commands/fill-members';
export { purgeDemo } from './commands/purge-demo';
export { type DemoOptions, seedDemo } from './commands/seed-demo';
export { seedFirstAdmin } from './commands/seed-first-admin';
export { type ScenarioSeeded, seedScenario } from './commands/seed-scenario';
export { DEMO_FILE } from './demo-file';
export { hasMembers } from './store/story';
