import 'server-only';

export { type Decision, decisionsById, decisionsOf, recordDecisions } from './store';
