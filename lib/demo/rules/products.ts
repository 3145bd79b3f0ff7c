/** A thing on the demo's shelves; the price in fen. */
export type Product = {
  readonly sku: string;
  readonly zh: string;
  readonly en: string;
  readonly category: string;
  readonly brand: string | null;
  readonly price: number;
};

/** A brand of the demo; all are invented. */
export type DemoBrand = { readonly code: string; readonly zh: string; readonly en: string };

/** All brands of the demo. Their codes begin with `demo_`, by which they are found again. */
export const BRANDS: readonly DemoBrand[] = [
  ['field', '田间', 'Tianjian Field'],
  ['harbor', '渔港', 'Yugang Harbour'],
  ['morning', '晨牧', 'Morning Pasture'],
  ['granary', '谷仓里', 'Granary Lane'],
  ['stove', '老灶', 'Old Stove'],
  ['leaf', '一叶', 'One Leaf'],
  ['dew', '凝露', 'Ninglu Dew'],
  ['vermilion', '朱砂', 'Vermilion'],
  ['bare', '素颜记', 'Bare Notes'],
  ['loom', '织里', 'Zhili Loom'],
  ['stride', '行界', 'Stride'],
  ['lamp', '灯下', 'By Lamplight'],
  ['clay', '陶然', 'Taoran Clay'],
  ['cloud', '云宿', 'Cloud Rest'],
].map(([code = '', zh = '', en = '']) => ({ code: `demo_${code}`, zh, en }));

type Row = readonly [zh: string, en: string, yuan: number, brand?: string];

const FRESH: readonly Row[] = [
  ['红富士苹果 1kg', 'Fuji apples 1 kg', 15.8, 'field'],
  ['海南香蕉 1kg', 'Hainan bananas 1 kg', 9.9, 'field'],
  ['赣南脐橙 2kg', 'Gannan navel oranges 2 kg', 32.8, 'field'],
  ['阳光玫瑰葡萄 500g', 'Shine Muscat grapes 500 g', 29.9],
  ['智利车厘子 1kg', 'Chilean cherries 1 kg', 98],
  ['本地草莓 300g', 'Local strawberries 300 g', 25.8],
  ['麒麟西瓜 整只', 'Qilin watermelon, whole', 39.9],
  ['有机菠菜 300g', 'Organic spinach 300 g', 8.8, 'field'],
  ['小番茄 500g', 'Cherry tomatoes 500 g', 12.8, 'field'],
  ['西兰花 500g', 'Broccoli 500 g', 9.8, 'field'],
  ['荷兰土豆 1kg', 'Potatoes 1 kg', 6.9],
  ['娃娃菜 3颗', 'Baby cabbage, 3', 7.9],
  ['鲜香菇 250g', 'Fresh shiitake 250 g', 9.9],
  ['云南松茸 200g', 'Yunnan matsutake 200 g', 168],
  ['黑猪五花肉 500g', 'Black pork belly 500 g', 36.8, 'morning'],
  ['猪肋排 500g', 'Pork ribs 500 g', 42.8, 'morning'],
  ['牛腱子 500g', 'Beef shank 500 g', 58, 'morning'],
  ['谷饲牛排 200g', 'Grain-fed steak 200 g', 49.9, 'morning'],
  ['三黄鸡 整只', 'Three-yellow chicken, whole', 45.8, 'morning'],
  ['土鸡蛋 30枚', 'Free-range eggs, 30', 39.8, 'morning'],
  ['鲜牛奶 950ml', 'Fresh milk 950 ml', 16.8, 'morning'],
  ['无糖酸奶 6杯', 'Plain yoghurt, 6', 24.8, 'morning'],
  ['活鲈鱼 500g', 'Live sea bass 500 g', 32.8, 'harbor'],
  ['基围虾 500g', 'Live prawns 500 g', 59.8, 'harbor'],
  ['三文鱼刺身 200g', 'Salmon sashimi 200 g', 56, 'harbor'],
  ['大闸蟹 4只', 'Hairy crabs, 4', 138, 'harbor'],
  ['花蛤 500g', 'Clams 500 g', 13.8, 'harbor'],
  ['嫩豆腐 400g', 'Silken tofu 400 g', 4.5],
  ['鲜切牛肉卷 400g', 'Sliced beef 400 g', 48.8, 'morning'],
  ['手工水饺 500g', 'Handmade dumplings 500 g', 22.8, 'stove'],
];

const GROCERY: readonly Row[] = [
  ['五常大米 5kg', 'Wuchang rice 5 kg', 69.9, 'granary'],
  ['高筋面粉 2.5kg', 'Bread flour 2.5 kg', 19.9, 'granary'],
  ['小米 1kg', 'Millet 1 kg', 18.8, 'granary'],
  ['花生油 5L', 'Peanut oil 5 l', 129, 'granary'],
  ['初榨橄榄油 750ml', 'Extra virgin olive oil 750 ml', 79, 'granary'],
  ['生抽 500ml', 'Light soy sauce 500 ml', 12.9, 'stove'],
  ['镇江香醋 550ml', 'Zhenjiang vinegar 550 ml', 9.9, 'stove'],
  ['郫县豆瓣酱 500g', 'Pixian bean paste 500 g', 13.8, 'stove'],
  ['火锅底料 400g', 'Hotpot base 400 g', 15.9, 'stove'],
  ['螺蛳粉 3包', 'Luosifen noodles, 3', 29.9, 'stove'],
  ['龙井茶 100g', 'Longjing tea 100 g', 88, 'leaf'],
  ['凤凰单丛 100g', 'Phoenix Dancong tea 100 g', 96, 'leaf'],
  ['挂耳咖啡 20包', 'Drip coffee bags, 20', 59, 'leaf'],
  ['燕麦奶 1L', 'Oat milk 1 l', 16.9, 'leaf'],
  ['苏打水 24瓶', 'Soda water, 24', 48, 'leaf'],
  ['每日坚果 30包', 'Daily nuts, 30', 99, 'granary'],
  ['黑巧克力 100g', 'Dark chocolate 100 g', 22.8],
  ['苏打饼干 400g', 'Crackers 400 g', 12.8],
  ['蜂蜜 500g', 'Honey 500 g', 42, 'granary'],
  ['干香菇 200g', 'Dried shiitake 200 g', 26.8, 'granary'],
  ['紫菜 100g', 'Nori 100 g', 14.8, 'harbor'],
  ['婴儿米粉 250g', 'Baby rice cereal 250 g', 56, 'granary'],
  ['猫粮 2kg', 'Cat food 2 kg', 118],
  ['黄酒 500ml', 'Rice wine 500 ml', 28, 'stove'],
  ['年货礼盒', 'New Year gift box', 168, 'granary'],
];

const BEAUTY: readonly Row[] = [
  ['玻尿酸保湿精华 30ml', 'Hyaluronic serum 30 ml', 199, 'dew'],
  ['烟酰胺亮肤水 150ml', 'Niacinamide toner 150 ml', 129, 'dew'],
  ['修护面霜 50g', 'Repair cream 50 g', 239, 'dew'],
  ['补水面膜 10片', 'Sheet masks, 10', 89, 'dew'],
  ['氨基酸洁面 120g', 'Amino cleanser 120 g', 69, 'dew'],
  ['眼霜 15g', 'Eye cream 15 g', 268, 'dew'],
  ['防晒霜 SPF50 50ml', 'Sunscreen SPF 50', 109, 'bare'],
  ['卸妆油 200ml', 'Cleansing oil 200 ml', 99, 'bare'],
  ['素颜霜 40g', 'Tone-up cream 40 g', 79, 'bare'],
  ['气垫粉底', 'Cushion foundation', 189, 'vermilion'],
  ['丝绒口红', 'Velvet lipstick', 149, 'vermilion'],
  ['九色眼影盘', 'Eyeshadow palette', 169, 'vermilion'],
  ['纤长睫毛膏', 'Lengthening mascara', 119, 'vermilion'],
  ['散粉', 'Loose powder', 139, 'vermilion'],
  ['护手霜 3支', 'Hand creams, 3', 59, 'bare'],
  ['身体乳 400ml', 'Body lotion 400 ml', 79, 'bare'],
  ['香水 50ml', 'Eau de parfum 50 ml', 459, 'vermilion'],
  ['洗发水 500ml', 'Shampoo 500 ml', 68, 'bare'],
  ['护发精油 80ml', 'Hair oil 80 ml', 88, 'bare'],
  ['电动牙刷', 'Electric toothbrush', 299],
  ['男士洁面 150ml', "Men's face wash 150 ml", 59, 'bare'],
  ['抗初老精华 50ml', 'Early-ageing serum 50 ml', 529, 'dew'],
];

const APPAREL: readonly Row[] = [
  ['纯棉T恤', 'Cotton T-shirt', 99, 'loom'],
  ['亚麻衬衫', 'Linen shirt', 269, 'loom'],
  ['羊毛针织衫', 'Wool jumper', 399, 'loom'],
  ['羊绒围巾', 'Cashmere scarf', 329, 'loom'],
  ['直筒牛仔裤', 'Straight jeans', 299, 'loom'],
  ['休闲西裤', 'Casual trousers', 289, 'loom'],
  ['碎花连衣裙', 'Floral dress', 369, 'loom'],
  ['半身长裙', 'Long skirt', 249, 'loom'],
  ['轻薄羽绒服', 'Light down jacket', 599, 'stride'],
  ['长款羽绒服', 'Long down coat', 1099, 'stride'],
  ['双面羊毛大衣', 'Wool coat', 1299, 'loom'],
  ['风衣', 'Trench coat', 699, 'loom'],
  ['防晒衣', 'Sun jacket', 199, 'stride'],
  ['瑜伽裤', 'Yoga leggings', 179, 'stride'],
  ['跑鞋', 'Running shoes', 469, 'stride'],
  ['小白鞋', 'White sneakers', 329, 'stride'],
  ['棉袜 6双', 'Cotton socks, 6', 49, 'loom'],
  ['居家睡衣', 'Pyjamas', 169, 'cloud'],
  ['儿童卫衣', "Children's hoodie", 139, 'loom'],
  ['帆布包', 'Canvas bag', 119, 'loom'],
];

const HOME: readonly Row[] = [
  ['乳胶枕', 'Latex pillow', 199, 'cloud'],
  ['水洗棉四件套', 'Washed cotton bedding', 399, 'cloud'],
  ['羽丝绒被', 'Down-alternative duvet', 329, 'cloud'],
  ['浴巾 2条', 'Bath towels, 2', 79, 'cloud'],
  ['抽纸 24包', 'Tissues, 24', 49.9],
  ['洗衣液 3kg', 'Laundry liquid 3 kg', 45.9],
  ['洗碗块 60颗', 'Dishwasher tablets, 60', 79],
  ['垃圾袋 200只', 'Bin bags, 200', 19.9],
  ['陶瓷碗 6只', 'Ceramic bowls, 6', 89, 'clay'],
  ['手冲壶', 'Pour-over kettle', 159, 'clay'],
  ['铸铁锅 24cm', 'Cast-iron pot 24 cm', 459, 'clay'],
  ['不粘炒锅', 'Non-stick wok', 239, 'clay'],
  ['保温杯 500ml', 'Thermos 500 ml', 99, 'clay'],
  ['香薰蜡烛', 'Scented candle', 89, 'lamp'],
  ['床头小灯', 'Bedside lamp', 149, 'lamp'],
  ['收纳箱 3只', 'Storage boxes, 3', 99],
  ['地垫', 'Door mat', 59, 'cloud'],
  ['花瓶', 'Vase', 119, 'clay'],
];

const GIFT_CARDS: readonly Row[] = [
  ['礼品卡 ¥100', 'Gift card ¥100', 100],
  ['礼品卡 ¥200', 'Gift card ¥200', 200],
  ['礼品卡 ¥500', 'Gift card ¥500', 500],
  ['礼品卡 ¥1000', 'Gift card ¥1,000', 1000],
];

const SHELVES: readonly (readonly [category: string, prefix: string, rows: readonly Row[]])[] = [
  ['fresh', 'FR', FRESH],
  ['grocery', 'GR', GROCERY],
  ['beauty', 'BE', BEAUTY],
  ['apparel', 'AP', APPAREL],
  ['home', 'HO', HOME],
  ['gift_card', 'GC', GIFT_CARDS],
];

/** Everything on the demo's shelves. */
export const PRODUCTS: readonly Product[] = SHELVES.flatMap(([category, prefix, rows]) =>
  rows.map(([zh, en, yuan, brand], place) => ({
    sku: `${prefix}${1001 + place}`,
    zh,
    en,
    category,
    brand: brand === undefined ? null : `demo_${brand}`,
    price: Math.round(yuan * 100),
  })),
);

const BY_CATEGORY = new Map(
  SHELVES.map(([category]) => [category, PRODUCTS.filter((one) => one.category === category)]),
);

/** The products of a category. */
export const productsIn = (category: string): readonly Product[] => BY_CATEGORY.get(category) ?? [];

/** The product of a SKU that the story names. */
export const productOf = (sku: string): Product => PRODUCTS.find((one) => one.sku === sku) as Product;
