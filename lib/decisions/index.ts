import 'server-only';

export { type Decision, decisionsBefore, decisionsById, decisionsOf, recordDecisions } from './store';
