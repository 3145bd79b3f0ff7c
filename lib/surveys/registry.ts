import { registry } from '@/lib/kernel/registry';
import type { QuestionKind } from './kind';
import * as kinds from './kinds';

/** The kinds of questions by code. */
export const questionKinds = registry<QuestionKind>(kinds);
