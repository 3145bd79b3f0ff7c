import { campaignKind } from '../kind';

/** 618 mid-year sale (S0-5.1: 618年中大促). */
export const midYear = campaignKind({
  code: 'mid_year',
  group: 'calendar',
  goal: 'ticket',
  trigger: 'buy',
  days: 18,
  warmDays: 7,
  needs: [{ sorts: ['offer', 'batch'] }],
  name: { zh: '618年中大促', en: '618 mid-year sale' },
  copy: { zh: '年中盛典，好价不等人。', en: 'The mid-year sale: good prices do not wait.' },
});
