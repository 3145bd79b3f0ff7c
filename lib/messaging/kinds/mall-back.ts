import { z } from 'zod';
import { noticeKind } from '../kind';

const Name = z.object({ zh: z.string(), en: z.string() });

/** Something of the mall that a member waited for is there again (M6). */
export const mallBack = noticeKind({
  code: 'mall_back',
  event: 'mall.back',
  category: 'activities',
  purpose: 'service',
  payload: z.object({ item: z.string(), name: Name }),
  example: { item: 'mug', name: { zh: '马克杯', en: 'Mug' } },
  tell: ({ item, name }) => ({ values: { name }, href: `/mall/${item}` }),
});
