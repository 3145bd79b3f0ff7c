import { addDays, startOfDay } from '@/lib/kernel/day';
import { BRANDS, PRODUCTS, type Product } from './products';
import { DEMO_STORES } from './staff';

/** A price of the demo, as the catalog takes it; the amount in fen. */
type DemoPrice = {
  readonly kind: 'list' | 'member' | 'level' | 'contract' | 'cost' | 'floor';
  readonly level?: string;
  readonly contract?: string;
  readonly store?: string;
  readonly amount: number | null;
  readonly from?: Date;
  readonly to?: Date;
};

type DemoSku = {
  readonly code: string;
  readonly nameZh?: string;
  readonly nameEn?: string;
  readonly barcode?: string;
  readonly everywhere?: boolean;
  readonly stores: readonly { readonly store: string; readonly sold: boolean }[];
  readonly prices: readonly DemoPrice[];
};

/** What the demo says of its goods at one instant; told in order, they leave a history of prices (P-demo). */
export type ShelfTelling = {
  readonly at: Date;
  readonly products: readonly {
    readonly code: string;
    readonly nameZh?: string;
    readonly nameEn?: string;
    readonly category?: string;
    readonly brand?: string | null;
    readonly tags?: readonly string[];
    readonly skus: readonly DemoSku[];
  }[];
};

/** Categories below those of the standard program: rules that name one reach what stands below it. Gift cards stay whole. */
export const DEMO_CATEGORIES = [
  { code: 'demo_fruit', parent: 'fresh', nameZh: '水果', nameEn: 'Fruit' },
  { code: 'demo_vegetables', parent: 'fresh', nameZh: '蔬菜菌菇', nameEn: 'Vegetables and mushrooms' },
  { code: 'demo_meat', parent: 'fresh', nameZh: '肉禽', nameEn: 'Meat and poultry' },
  { code: 'demo_seafood', parent: 'fresh', nameZh: '水产', nameEn: 'Seafood' },
  { code: 'demo_dairy', parent: 'fresh', nameZh: '蛋奶', nameEn: 'Eggs and dairy' },
  { code: 'demo_skincare', parent: 'beauty', nameZh: '护肤', nameEn: 'Skincare' },
  { code: 'demo_makeup', parent: 'beauty', nameZh: '彩妆', nameEn: 'Make-up' },
  { code: 'demo_body', parent: 'beauty', nameZh: '身体与头发', nameEn: 'Body and hair' },
  { code: 'demo_bedding', parent: 'home', nameZh: '床品', nameEn: 'Bedding' },
  { code: 'demo_kitchen', parent: 'home', nameZh: '厨具', nameEn: 'Kitchen' },
] as const;

const WORDS: readonly (readonly [category: string, below: string, is: RegExp])[] = [
  ['demo_fruit', 'fresh', /苹果|香蕉|脐橙|葡萄|车厘子|草莓|西瓜/],
  ['demo_vegetables', 'fresh', /菠菜|番茄|西兰花|土豆|娃娃菜|香菇|松茸/],
  ['demo_meat', 'fresh', /五花肉|肋排|牛腱|牛排|牛肉|三黄鸡/],
  ['demo_dairy', 'fresh', /鸡蛋|鲜牛奶|酸奶/],
  ['demo_seafood', 'fresh', /鲈鱼|基围虾|三文鱼|大闸蟹|花蛤/],
  ['demo_skincare', 'beauty', /精华 |亮肤|面霜|面膜|洁面|眼霜|防晒霜|卸妆|素颜霜/],
  ['demo_makeup', 'beauty', /粉底|口红|眼影|睫毛|散粉|香水/],
  ['demo_body', 'beauty', /护手|身体乳|洗发|护发/],
  ['demo_bedding', 'home', /枕|四件套|被|浴巾/],
  ['demo_kitchen', 'home', /碗 |手冲壶|锅|保温杯/],
];
const CLOTHES = /T恤|衬衫|针织衫|牛仔裤|西裤|连衣裙|羽绒服|大衣|风衣|瑜伽裤|睡衣/;
const SIZES = ['S', 'L'] as const;
const STORY_DAYS = 760;

const tens = (fen: number): number => Math.max(10, Math.round(fen / 10) * 10);

/** All tellings up to now, the scheduled changes included. */
export function shelfTellings(now: Date, zone: string): readonly ShelfTelling[] {
  const midnight = startOfDay(now, zone);
  const daysAgo = (days: number): Date => addDays(midnight, -days, zone);
  const ahead = (days: number): Date => addDays(midnight, days, zone);
  return [
    { at: daysAgo(STORY_DAYS + 140), products: PRODUCTS.map(firstTold) },
    { at: daysAgo(STORY_DAYS), products: PRODUCTS.map((one) => priced(one, [{ kind: 'list', amount: one.price }])) },
    { at: daysAgo(60), products: PRODUCTS.flatMap((one, place) => forMembers(one, place)) },
    { at: now, products: PRODUCTS.flatMap((one, place) => ahead14(one, place, ahead(14), ahead(44))) },
  ];
}

function firstTold(product: Product, place: number): ShelfTelling['products'][number] {
  const { sku, zh, en, category, brand, price } = product;
  const sizes = CLOTHES.test(zh) ? SIZES : [];
  const first = place % 5 === 0 ? tens(price * 0.94) : price;
  const prices: DemoPrice[] = [
    { kind: 'list', amount: first },
    { kind: 'cost', amount: tens(price * (category === 'fresh' ? 0.72 : 0.55)) },
    ...(category === 'gift_card' ? [] : [{ kind: 'floor' as const, amount: tens(price * 0.75) }]),
  ];
  const alike = prices.map((one) => (one.kind === 'list' ? { ...one, amount: price } : one));
  const own: DemoSku = { ...bare(sku), barcode: barcodeOf(place), stores: storesOf(product, place), prices };
  return {
    code: sku,
    nameZh: zh,
    nameEn: en,
    category: WORDS.find(([, below, is]) => below === category && is.test(zh))?.[0] ?? category,
    brand,
    tags: tagsOf(product, place),
    skus: [
      sizes.length === 0 ? own : { ...own, nameZh: `${zh} M`, nameEn: `${en}, M` },
      ...sizes.map((size) => ({
        ...bare(`${sku}-${size}`),
        nameZh: `${zh} ${size}`,
        nameEn: `${en}, ${size}`,
        prices: alike,
      })),
    ],
  };
}

/** Every third thing is cheaper for members; some beauty is cheaper still for high levels; rice has a contract. */
function forMembers(product: Product, place: number): ShelfTelling['products'] {
  const { category, price } = product;
  if (category === 'gift_card') return [];
  const prices: DemoPrice[] = [
    ...(place % 3 === 0 ? [{ kind: 'member' as const, amount: tens(price * 0.9) }] : []),
    ...(category === 'beauty' && place % 2 === 0
      ? [
          { kind: 'level' as const, level: 'platinum', amount: tens(price * 0.88) },
          { kind: 'level' as const, level: 'diamond', amount: tens(price * 0.85) },
        ]
      : []),
    ...(category === 'grocery' && place % 4 === 0
      ? [{ kind: 'contract' as const, contract: 'demo_canteen', amount: tens(price * 0.8) }]
      : []),
    ...(category === 'fresh' && place % 7 === 0
      ? [{ kind: 'list' as const, store: 'SZ01', amount: tens(price * 1.08) }]
      : []),
  ];
  return prices.length === 0 ? [] : [priced(product, prices)];
}

/** What is decided for the weeks to come: some prices rise, some member prices fall for a month. */
function ahead14(product: Product, place: number, from: Date, to: Date): ShelfTelling['products'] {
  if (product.category === 'gift_card') return [];
  if (place % 11 === 0) return [priced(product, [{ kind: 'list', amount: tens(product.price * 1.05), from }])];
  if (place % 9 === 0) return [priced(product, [{ kind: 'member', amount: tens(product.price * 0.82), from, to }])];
  return [];
}

const bare = (code: string): DemoSku => ({ code, stores: [], prices: [] });

const priced = ({ sku }: Product, prices: readonly DemoPrice[]): ShelfTelling['products'][number] => ({
  code: sku,
  skus: [{ ...bare(sku), prices }],
});

/** Some fresh things are not sold in the south, some clothes only there. */
function storesOf({ category }: Product, place: number): DemoSku['stores'] {
  const [, , south] = DEMO_STORES;
  return category === 'fresh' && place % 6 === 0 && south ? [{ store: south.code, sold: false }] : [];
}

/** For whom goods are, as members say it of themselves (`lib/members/kinds`). */
const SKIN = ['dry', 'oily', 'combination', 'sensitive'];
const CONCERNS = ['hydration', 'acne', 'brightening', 'firming'];

function tagsOf({ zh, category, price }: Product, place: number): string[] {
  const isSkincare = WORDS.some(([name, , is]) => name === 'demo_skincare' && is.test(zh));
  return [
    ...(place % 13 === 0 ? ['新品'] : []),
    ...(category === 'fresh' ? ['次日达'] : []),
    ...(price >= 30_000 ? ['高客单'] : []),
    ...(category === 'beauty' && isSkincare
      ? [`skin:${SKIN[place % SKIN.length]}`, `concern:${CONCERNS[place % CONCERNS.length]}`]
      : []),
    ...(category === 'apparel' && CLOTHES.test(zh) ? ['M', ...SIZES].map((size) => `size:${size}`) : []),
  ];
}

/** An EAN-13 of the range for use within a shop, with its check digit. */
function barcodeOf(place: number): string {
  const digits = `20${String(10_000 + place).padStart(10, '0')}`;
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** The brands of the demo as the catalog takes them. */
export const demoBrands = () => BRANDS.map(({ code, zh, en }) => ({ code, nameZh: zh, nameEn: en }));
