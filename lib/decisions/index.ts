import 'server-only';

export { decisionsHolding } from './holding';
export {
  type Decision,
  decisionsAbout,
  decisionsBefore,
  decisionsById,
  decisionsOf,
  recordAlike,
  recordDecisions,
} from './store';
export { writeWithheld } from './withheld';
