/** One line that a member bought, as the naive reading takes it. */
export type Bought = {
  readonly member: string;
  readonly order: string;
  readonly product: string;
  readonly store: string | null;
  readonly at: number;
  readonly isKept: boolean;
  readonly isReturned: boolean;
};

/** A product as the naive reading takes it. */
export type Goods = {
  readonly code: string;
  readonly category: string | null;
  readonly brand: string | null;
  readonly tags: readonly string[];
  readonly isArchived: boolean;
};

/** A suggestion as the naive reading comes to it. */
export type Naive = { member: string; product: string; reason: string; because: string; figure: number; score: number };

type World = {
  readonly lines: readonly Bought[];
  readonly goods: readonly Goods[];
  readonly tags: ReadonlyMap<string, readonly string[]>;
  readonly off: ReadonlySet<string>;
  readonly from: number;
  readonly now: number;
  readonly buyersMin: number;
};

const DAY = 86_400;
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];

/** All suggestions by loops over everything, as the words of the README say them; slow and plain. */
export function naiveSuggestions(world: World): Naive[] {
  const { lines, goods, tags, off, from, now, buyersMin } = world;
  const inWindow = lines.filter(({ at }) => at >= from && at < now);
  const members = unique([...inWindow.map(({ member }) => member), ...tags.keys()]);
  const kept = (member: string, product: string) =>
    inWindow.filter((line) => line.member === member && line.product === product && line.isKept);
  const boughtBy = (member: string) =>
    unique(inWindow.filter((line) => line.member === member && line.isKept).map(({ product }) => product));
  const lastOf = (member: string, product: string) => Math.max(...kept(member, product).map(({ at }) => at));
  const counting = members.filter((member) => !off.has(member));
  const lately = new Map(
    counting.map((member) => [
      member,
      boughtBy(member)
        .sort((a, b) => lastOf(member, b) - lastOf(member, a) || byText(a, b))
        .slice(0, 40),
    ]),
  );
  const countOf = (...products: string[]) =>
    counting.filter((member) => products.every((product) => lately.get(member)?.includes(product))).length;
  const codes = goods.map(({ code }) => code);
  const pairs = codes.flatMap((product) =>
    codes
      .filter((other) => other !== product && countOf(product, other) >= buyersMin)
      .map((other) => {
        const buyers = countOf(product, other);
        const score = Math.floor((buyers * buyers * 1_000_000) / (countOf(product) * countOf(other)));
        return { product, other, buyers, score };
      })
      .sort((a, b) => b.score - a.score || byText(a.other, b.other))
      .slice(0, 20),
  );
  const buyersOf = (product: string) => counting.filter((member) => boughtBy(member).includes(product)).length;
  const demand = new Map(codes.map((code) => [code, buyersOf(code)] as const).filter(([, n]) => n >= buyersMin));
  const living = goods.filter(({ isArchived }) => !isArchived);
  const byDemand = (a: Goods, b: Goods) =>
    (demand.get(b.code) ?? 0) - (demand.get(a.code) ?? 0) || byText(a.code, b.code);

  const of = (member: string): Naive[] => {
    const known = unique(inWindow.filter((line) => line.member === member).map(({ product }) => product));
    const own = boughtBy(member);
    const again = own.flatMap((product): Naive[] => {
      const all = kept(member, product);
      const orders = unique(all.map(({ order }) => order)).length;
      const times = all.map(({ at }) => at);
      if (orders < 2 || inWindow.some((l) => l.member === member && l.product === product && l.isReturned)) return [];
      const every = Math.floor(Math.floor(Math.max(...times) - Math.min(...times)) / (orders - 1));
      const since = Math.floor(now - Math.max(...times));
      const isDue = every >= DAY && since * 10 >= every * 8 && since <= every * 3;
      const figure = Math.floor(every / DAY);
      return isDue ? [{ member, product, reason: 'again', because: product, figure, score: orders }] : [];
    });
    const together = pairs
      .filter(({ product }) => own.includes(product))
      .sort((a, b) => b.score - a.score || byText(a.product, b.product))
      .map(
        ({ product, other, buyers, score }): Naive => ({
          member,
          product: other,
          reason: 'together',
          because: product,
          figure: buyers,
          score,
        }),
      );
    const fits = (tags.get(member) ?? []).toSorted(byText).flatMap((tag) =>
      living
        .filter((one) => one.tags.includes(tag))
        .sort(byDemand)
        .slice(0, 60)
        .map(({ code }): Naive => {
          const score = demand.get(code) ?? 0;
          return { member, product: code, reason: 'fits', because: tag, figure: 0, score };
        }),
    );
    const homes = unique(own.map((product) => goods.find(({ code }) => code === product)?.category ?? null));
    const taste = homes.flatMap((category): Naive[] => {
      if (category === null) return [];
      const isHere = (product: string) => goods.find(({ code }) => code === product)?.category === category;
      const [anchor = ''] = own.filter(isHere).sort((a, b) => lastOf(member, b) - lastOf(member, a) || byText(a, b));
      const brand = goods.find(({ code }) => code === anchor)?.brand ?? null;
      return living
        .filter((one) => one.category === category && demand.has(one.code))
        .sort(byDemand)
        .slice(0, 15)
        .map((one): Naive => {
          const reason = brand !== null && one.brand === brand ? 'brand' : 'category';
          const score = demand.get(one.code) ?? 0;
          return { member, product: one.code, reason, because: anchor, figure: score, score };
        });
    });
    const fresh = [...together, ...fits, ...taste.filter(isOf('brand')), ...taste.filter(isOf('category'))];
    const wanted = [...again, ...fresh.filter(({ product }) => !known.includes(product))];
    const best = wanted
      .filter((one, at) => wanted.findIndex(({ product }) => product === one.product) === at)
      .filter(({ product }) => living.some(({ code }) => code === product));
    return ['again', 'together', 'fits', 'brand', 'category'].flatMap((reason) =>
      best
        .filter(isOf(reason))
        .sort((a, b) => b.score - a.score || byText(a.product, b.product))
        .slice(0, 6),
    );
  };
  return counting.flatMap(of);
}

const isOf =
  (reason: string) =>
  (one: Naive): boolean =>
    one.reason === reason;
