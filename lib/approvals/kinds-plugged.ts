import 'server-only';
import { assert } from '@/lib/kernel/assert';
import type { Registry } from '@/lib/kernel/registry';
import { shared } from '@/lib/platform/shared';
import type { ApprovalKind } from './approval-kind';

const holder = () =>
  shared<{ kinds: Registry<ApprovalKind> | null }>('plugged.approval-kinds', () => ({ kinds: null }));

/** Makes the kinds of all contexts known; `lib/wiring.ts` does it, since this context knows no other. */
export function plugApprovalKinds(kinds: Registry<ApprovalKind>): void {
  holder().kinds = kinds;
}

/** The kinds that are known; stops when `lib/wiring.ts` was not imported by the process. */
export function approvalKinds(): Registry<ApprovalKind> {
  const { kinds } = holder();
  assert(kinds !== null, 'lib/wiring.ts was not imported');
  return kinds;
}
