import 'server-only';

export { type Published, publishVersion, withdrawVersion } from './publish';
export { capUseIn } from './store/cap-use';
export { rulesetIn, type Version } from './store/versions';
