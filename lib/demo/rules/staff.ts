/** A member of staff of the demo: one for every built-in role that works in a retailer (P-demo). */
export type DemoStaff = {
  readonly role:
    | 'admin'
    | 'operator'
    | 'regional_operator'
    | 'store_manager'
    | 'clerk'
    | 'service'
    | 'finance'
    | 'approver'
    | 'auditor';
  readonly name: string;
  readonly regionCode?: string;
  readonly storeCode?: string;
};

/** The nine of them. */
export const DEMO_STAFF: readonly DemoStaff[] = [
  { role: 'admin', name: '管理员 Ada' },
  { role: 'operator', name: '运营 宋琪' },
  { role: 'regional_operator', name: '华东运营 陆远', regionCode: 'east' },
  { role: 'store_manager', name: '徐汇店长 顾明', storeCode: 'SH01' },
  { role: 'clerk', name: '徐汇导购 小叶', storeCode: 'SH01' },
  { role: 'service', name: '客服 文静' },
  { role: 'finance', name: '财务 老金' },
  { role: 'approver', name: '审批 秦岚' },
  { role: 'auditor', name: '审计 Ray' },
];

/** The e-mail by which a role signs in; `.example` is nobody's. */
export const staffEmail = (role: DemoStaff['role']): string => `${role.replaceAll('_', '-')}@regulars.example`;

/** The two regions. */
export const DEMO_REGIONS = [
  { code: 'east', nameZh: '华东', nameEn: 'East China' },
  { code: 'south', nameZh: '华南', nameEn: 'South China' },
] as const;

/** The three stores. */
export const DEMO_STORES = [
  { code: 'SH01', regionCode: 'east', nameZh: '上海徐汇店', nameEn: 'Shanghai Xuhui' },
  { code: 'HZ01', regionCode: 'east', nameZh: '杭州西湖店', nameEn: 'Hangzhou West Lake' },
  { code: 'SZ01', regionCode: 'south', nameZh: '深圳南山店', nameEn: 'Shenzhen Nanshan' },
] as const;
