import type { Chance } from './random';

/** The commonest family names, the commoner the earlier. */
export const FAMILY_NAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严';

/** Characters of given names: first of two, and second of two or alone; for women and for men. */
export const GIVEN = {
  female: {
    first: '晓雨思梦佳静雅诗欣若子心语紫婉慧丽秀美玉春淑文可',
    last: '涵怡婷雪琳妍颖娜琪瑶萱菲洁莹芳蕾璐霞燕敏娟倩玲悦',
  },
  male: {
    first: '子浩宇俊志建国明伟家文海永天晨泽立德振凯少博嘉一',
    last: '轩杰涛磊强军鹏飞超辉峰龙斌凯宁毅豪翔阳航波诚林华',
  },
} as const;

const LATIN = [
  'Grace Chen',
  'Daniel Wong',
  'Emma Li',
  'Lucas Meyer',
  'Sofia Rossi',
  'Kevin Zhang',
  'Aiko Tanaka',
  'Olivia Brown',
  'Marc Dubois',
  'Nina Petrova',
  'Hannah Kim',
  'Oscar Lind',
];
const FIRMS = [
  '小渔村海鲜餐厅',
  '巷口面馆',
  '绿叶轻食',
  '老灶台川菜馆',
  '南粤茶餐厅',
  '江南小厨',
  '山野菌菇火锅',
  '早点铺子',
  '晴天咖啡',
  '禾田日料',
];

/** The gender of a person. */
export type Gender = 'female' | 'male';

/** A believable name of a person: mostly Chinese, now and then a Latin one. */
export function personName(chance: Chance, gender: Gender): string {
  if (chance.isBelow(0.04)) return chance.pick(LATIN);
  // The square makes the first, common names come up more often.
  const family = FAMILY_NAMES[Math.floor(chance.next() ** 2 * FAMILY_NAMES.length)] ?? '王';
  const { first, last } = GIVEN[gender];
  const end = chance.pick([...last]);
  return chance.isBelow(0.2) ? family + end : family + chance.pick([...first]) + end;
}

/** The name of a restaurant that buys as an enterprise. */
export const firmName = (chance: Chance): string => chance.pick(FIRMS);
