import type { DemoStaff } from '../staff';

/** What colleagues of the demo put on record about a member of the story: tags, and a note if there is more to say. */
export type DemoRemark = {
  readonly place: number;
  readonly by: DemoStaff['role'];
  readonly day: number;
  readonly tags: readonly string[];
  readonly note: string | null;
};

const said = (
  place: number,
  by: DemoRemark['by'],
  day: number,
  tags: readonly string[],
  note: string | null = null,
): DemoRemark => ({ place, by, day, tags, note });

/** Tags and notes of the demo, the oldest first. */
export const DEMO_REMARKS: readonly DemoRemark[] = [
  said(1, 'service', -12, ['重点维护'], '生日前一周打电话问过礼物，喜欢茶，不要香水。'),
  said(2, 'service', -10, ['爱问成分'], '敏感肌，推荐前先看成分表；上次的精华用着好。'),
  said(3, 'service', -9, ['门店断网补录'], '两张小票照片已存工单，积分补录等审批。'),
  said(8, 'service', -6, ['投诉已解决'], '配送晚到两天，已致歉并补 200 积分，顾客接受。'),
  said(12, 'operator', -5, ['沙龙嘉宾', '重点维护']),
  said(18, 'operator', -5, ['沙龙嘉宾']),
  said(25, 'service', -4, ['企业采购'], '每月初集中下单，要开增值税发票，抬头已在资料里。'),
  said(31, 'operator', -3, ['沙龙嘉宾', '爱问成分']),
  said(44, 'service', -2, ['新手妈妈'], '在问婴儿米粉，客服答应到货后通知。'),
  said(57, 'service', -1, ['投诉已解决']),
];
