import 'server-only';

export { capUseIn } from './store/cap-use';
export { rulesetIn, type Version } from './store/versions';
