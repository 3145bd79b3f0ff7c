import { WALLET_ORDERS, WALLET_TABS, type WalletOrder, type WalletTab } from '@/lib/coupons';

/** The address of the wallet as it comes. */
export type WalletQuery = Readonly<Record<string, string | string[] | undefined>>;

/** What the address asks for. */
export type WalletAsked = {
  readonly tab: WalletTab;
  readonly order: WalletOrder;
  readonly q: string;
  readonly cursor: string | null;
};

const Q_MAX = 60;

/** Reads the address; what it says wrongly counts as unsaid. */
export function walletQuery({ tab, order, q, cursor }: WalletQuery): WalletAsked {
  return {
    tab: WALLET_TABS.find((one) => one === tab) ?? 'usable',
    order: WALLET_ORDERS.find((one) => one === order) ?? 'ending',
    q: typeof q === 'string' ? q.trim().slice(0, Q_MAX) : '',
    cursor: typeof cursor === 'string' ? cursor : null,
  };
}

/** The address of the wallet with some of it changed; another tab, order or search begins at its first page. */
export function walletHref(asked: WalletAsked, change: Partial<WalletAsked>): string {
  const { tab, order, q, cursor } = { ...asked, cursor: null, ...change };
  const said = new URLSearchParams({
    ...(tab === 'usable' ? {} : { tab }),
    ...(order === 'ending' ? {} : { order }),
    ...(q === '' ? {} : { q }),
    ...(cursor === null ? {} : { cursor }),
  }).toString();
  return said === '' ? '/coupons' : `/coupons?${said}`;
}
