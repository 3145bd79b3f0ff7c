import { registry } from '../registry';
import * as kinds from './kinds';

/** Every kind of condition that a multiplier may have: one file and one export line each. */
export const conditionKinds = registry(kinds);
