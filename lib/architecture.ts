/** The contexts and the doors that each may knock on; arrows only point down, without cycles (house law). */
export const CONTEXTS: Readonly<Record<string, readonly string[]>> = {
  access: [],
  decisions: [],
  approvals: [],
  audit: [],
  settings: [],
  stores: [],
  risk: [],
  ledger: [],
  budgets: ['stores', 'members'],
  rulesets: [],
  members: ['stores'],
  privacy: ['members'],
  points: ['members', 'ledger', 'decisions', 'rulesets'],
  growth: ['ledger', 'rulesets'],
  proofs: ['ledger'],
  adjustments: ['access', 'members', 'ledger', 'points', 'decisions', 'approvals'],
  levels: ['members'],
  catalog: ['stores', 'members', 'levels'],
  coupons: ['budgets', 'members', 'levels', 'risk', 'decisions', 'segments'],
  benefits: ['members', 'points', 'levels', 'coupons', 'segments', 'decisions', 'budgets'],
  rewards: ['members', 'ledger', 'points', 'growth', 'coupons', 'benefits', 'budgets', 'decisions'],
  games: ['members', 'levels', 'segments', 'points', 'risk', 'decisions', 'rewards'],
  enrolment: ['privacy', 'risk', 'approvals', 'adjustments', 'members', 'ledger', 'points', 'levels', 'decisions'],
  orders: [
    'members',
    'catalog',
    'ledger',
    'points',
    'growth',
    'levels',
    'coupons',
    'benefits',
    'budgets',
    'pricing',
    'decisions',
  ],
  behaviours: ['members', 'orders', 'ledger', 'points', 'growth', 'decisions', 'risk'],
  messaging: ['members', 'levels', 'ledger', 'coupons', 'benefits'],
  imports: ['members', 'enrolment', 'levels', 'catalog', 'orders'],
  segments: ['members', 'levels'],
  pricing: [
    'budgets',
    'stores',
    'catalog',
    'members',
    'levels',
    'coupons',
    'benefits',
    'ledger',
    'points',
    'growth',
    'segments',
  ],
  tasks: ['members', 'levels', 'segments', 'rewards', 'behaviours', 'decisions'],
  earning: ['members', 'orders', 'catalog', 'points', 'growth', 'levels'],
  mall: ['stores', 'members', 'ledger', 'points', 'levels', 'rewards', 'decisions'],
  timeline: ['members', 'ledger', 'levels', 'orders', 'decisions', 'audit'],
  desk: ['access', 'stores', 'members', 'ledger', 'levels', 'coupons', 'benefits', 'pricing'],
  merging: [
    'adjustments',
    'approvals',
    'members',
    'ledger',
    'points',
    'growth',
    'levels',
    'orders',
    'behaviours',
    'benefits',
    'coupons',
    'mall',
    'rewards',
    'games',
    'tasks',
    'shop',
  ],
  shop: ['decisions', 'members', 'catalog', 'levels', 'coupons', 'pricing', 'orders'],
  referral: ['adjustments', 'members', 'orders', 'risk', 'decisions', 'rulesets', 'rewards'],
  demo: [
    'referral',
    'access',
    'stores',
    'catalog',
    'coupons',
    'mall',
    'benefits',
    'games',
    'budgets',
    'members',
    'enrolment',
    'orders',
    'behaviours',
    'ledger',
    'points',
    'levels',
    'adjustments',
    'tasks',
  ],
};

/** A place in the tree: its name, the paths in it (the first that matches counts) and the rooms it may import. */
export type Room = { readonly room: string; readonly path: RegExp; readonly may: readonly string[] };

/** Every room, most special first. */
export const ROOMS: readonly Room[] = [
  { room: 'test', path: /(\.test\.tsx?$)|^lib\/[^/]+\/testing\//, may: ['*'] },
  {
    room: 'entry',
    path: /^(scripts|bench|e2e)\/|^(proxy|instrumentation|server|worker)\.ts$|^[^/]+\.config\.(ts|js|mjs)$/,
    may: ['*'],
  },
  { room: 'kernel', path: /^lib\/kernel\//, may: ['kernel'] },
  { room: 'platform', path: /^lib\/platform\//, may: ['kernel', 'platform', 'tables'] },
  { room: 'api', path: /^lib\/api\//, may: ['kernel', 'platform', 'pure', 'events', 'door', 'api', 'law'] },
  { room: 'law', path: /^lib\/[^/]+\.ts$/, may: ['kernel', 'platform', 'door', 'law', 'api'] },
  { room: 'tables', path: /^prisma\/generated\//, may: ['tables'] },
  { room: 'events', path: /^lib\/[^/]+\/events\.ts$/, may: ['kernel'] },
  {
    room: 'pure',
    path: /^lib\/[^/]+\/((rules|kinds|offers|facts)\/|(kind|registry|schema)\.ts$)/,
    may: ['kernel', 'pure', 'events'],
  },
  {
    room: 'store',
    path: /^lib\/[^/]+\/(store\.ts$|store\/)/,
    may: ['kernel', 'platform', 'tables', 'pure', 'door', 'store', 'inside'],
  },
  { room: 'actions', path: /^lib\/[^/]+\/actions\.ts$/, may: ['kernel', 'platform', 'pure', 'inside'] },
  { room: 'door', path: /^lib\/[^/]+\/index\.ts$/, may: ['kernel', 'pure', 'events', 'store', 'inside'] },
  { room: 'inside', path: /^lib\//, may: ['kernel', 'platform', 'pure', 'events', 'store', 'inside', 'door'] },
  { room: 'ui', path: /^components\/ui\//, may: ['kernel', 'ui'] },
  { room: 'components', path: /^components\//, may: ['kernel', 'ui', 'components', 'pure', 'actions'] },
  {
    room: 'app',
    path: /^app\//,
    may: ['kernel', 'platform', 'ui', 'components', 'pure', 'actions', 'door', 'app', 'law', 'api'],
  },
];

/** What one context may open of another. */
export const PUBLIC_ROOMS: readonly string[] = ['door', 'events'];

/** The only packages that pure rooms may import. */
export const PURE_PACKAGES: readonly string[] = ['zod'];

/** What may not stand in a pure room: clocks, chance, waiting, the environment. */
export const PURE_BANNED: readonly RegExp[] = [
  /\bnew Date\(\)/,
  /\bDate\.now\(/,
  /\bMath\.random\(/,
  /\basync\b/,
  /\bawait\b/,
  /\bprocess\.env\b/,
];

/** Words that name nothing; a file or folder called so holds things that belong elsewhere. */
export const BANNED_NAMES = /(^|\/|-)(utils?|helpers?|misc|manager|service)(\/|\.|$)|(^|\/)common(\/|\.|$)/;
