import { registry } from '@/lib/kernel/registry';
import type { NoticeKind } from './kind';
import * as kinds from './kinds';

/** Every kind of message. */
export const noticeKinds = registry<NoticeKind>(kinds);

/** The kinds that come from one announcement. */
export const noticesOf = (event: string): readonly NoticeKind[] =>
  noticeKinds.all.filter((kind) => kind.event === event);
