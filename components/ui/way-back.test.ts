import { expect, test, vi } from 'vitest';
import { layWayBack } from './way-back';

/** A browser's history: stepping takes a while, as it does there; what is pushed takes everything above away. */
function givenTab(...paths: string[]) {
  return tabOf(paths, false);
}

/** A tab whose router was there before, so that it hears of steps first and writes its own state over the entry. */
const givenEarlyRouter = (...paths: string[]) => tabOf(paths, true);

function tabOf(paths: readonly string[], isRouterFirst: boolean) {
  const entries = paths.map((path) => ({ path, state: null as unknown }));
  let at = entries.length - 1;
  const target = new EventTarget();
  const steps: number[] = [];
  const history = {
    get state() {
      return structuredClone(entries[at]?.state);
    },
    get length() {
      return entries.length;
    },
    back: () => void steps.push(-1),
    pushState(state: unknown, _: string, url?: string | URL | null) {
      entries.splice(at + 1, Number.POSITIVE_INFINITY, { path: String(url ?? entries[at]?.path), state });
      at += 1;
    },
    replaceState(state: unknown, _: string, url?: string | URL | null) {
      entries[at] = { path: String(url ?? entries[at]?.path), state };
    },
  };
  if (isRouterFirst)
    target.addEventListener('popstate', () => history.replaceState({ tree: entries[at]?.path }, '', entries[at]?.path));
  const way = layWayBack({ history, addEventListener: target.addEventListener.bind(target) });
  const routed = vi.fn();
  target.addEventListener('popstate', () => routed(entries[at]?.path));
  /** Lets the steps that were asked for be taken, one after the other. */
  async function settle() {
    await Promise.resolve();
    for (let step = steps.shift(); step !== undefined; step = steps.shift()) {
      if (at + step < 0) continue;
      at += step;
      target.dispatchEvent(new Event('popstate'));
      await Promise.resolve();
    }
  }
  return {
    way,
    history,
    routed,
    settle,
    path: () => entries[at]?.path,
    count: () => entries.length,
    go: (path: string) => history.pushState({ tree: path }, '', path),
    press: async (step: 1 | -1) => {
      steps.push(step);
      await settle();
    },
  };
}

/** A sheet as React has it: Back or anybody closes it, once. */
function givenSheet({ way }: Pick<ReturnType<typeof givenTab>, 'way'>) {
  let leave: (() => void) | null = null;
  const close = () => {
    leave?.();
    leave = null;
  };
  return { open: () => (leave = way.open(close)), close, isOpen: () => leave !== null };
}

test('a router that hears of Back first and writes over the entry hinders nothing', async () => {
  const tab = givenEarlyRouter('/', '/mall');
  const sheet = givenSheet(tab);
  sheet.open();
  await tab.press(-1);
  expect([sheet.isOpen(), tab.path()]).toEqual([false, '/mall']);
  await tab.press(-1);
  expect(tab.path()).toBe('/');
});

test('Back closes what is open and stays on the page', async () => {
  const tab = givenTab('/', '/mall');
  const sheet = givenSheet(tab);
  sheet.open();
  await tab.press(-1);
  expect([sheet.isOpen(), tab.path()]).toEqual([false, '/mall']);
  await tab.press(-1);
  expect(tab.path()).toBe('/');
});

test('what is gone to right after closing wins, and each page behind it is one press away', async () => {
  const tab = givenTab('/', '/mall');
  const sheet = givenSheet(tab);
  sheet.open();
  sheet.close();
  tab.go('/coupons');
  await tab.settle();
  expect(tab.path()).toBe('/coupons');
  await tab.press(-1);
  expect(tab.path()).toBe('/mall');
  await tab.press(-1);
  expect(tab.path()).toBe('/');
});

test('a page that is left with its sheet open is one press away, without the sheet', async () => {
  const tab = givenTab('/', '/mall');
  const sheet = givenSheet(tab);
  sheet.open();
  tab.go('/mall/orders/1');
  sheet.close();
  await tab.press(-1);
  expect([tab.path(), sheet.isOpen()]).toEqual(['/mall', false]);
  await tab.press(-1);
  expect(tab.path()).toBe('/');
});

test('sheets that follow one another share an entry', async () => {
  const tab = givenTab('/', '/tasks');
  for (const sheet of [givenSheet(tab), givenSheet(tab), givenSheet(tab)]) {
    sheet.open();
    sheet.close();
    await tab.settle();
  }
  expect(tab.count()).toBe(3);
  await tab.press(-1);
  expect(tab.path()).toBe('/');
});

test('of a sheet over a sheet Back closes the upper one, then the lower one', async () => {
  const tab = givenTab('/', '/inbox');
  const [lower, upper] = [givenSheet(tab), givenSheet(tab)];
  lower.open();
  upper.open();
  await tab.press(-1);
  expect([lower.isOpen(), upper.isOpen()]).toEqual([true, false]);
  upper.open();
  upper.close();
  await tab.press(-1);
  expect([lower.isOpen(), tab.path()]).toEqual([false, '/inbox']);
});

test('a state that the router writes over an entry takes the way back from nobody', async () => {
  const tab = givenTab('/', '/mall');
  const sheet = givenSheet(tab);
  sheet.open();
  tab.history.replaceState({ tree: 'refreshed' }, '', '/mall');
  sheet.close();
  expect(tab.history.state).toMatchObject({ tree: 'refreshed' });
  await tab.press(-1);
  expect(tab.path()).toBe('/');
});

test('going forward stops where it would have', async () => {
  const tab = givenTab('/', '/mall');
  const sheet = givenSheet(tab);
  sheet.open();
  sheet.close();
  await tab.press(-1);
  expect(tab.path()).toBe('/');
  await tab.press(1);
  expect([tab.path(), sheet.isOpen()]).toEqual(['/mall', false]);
});

test('where nothing lies before the page, closing leaves its entry without the router, and what is gone to comes after', async () => {
  const tab = givenTab('/mall');
  const sheet = givenSheet(tab);
  sheet.open();
  sheet.close();
  await Promise.resolve();
  tab.go('/coupons');
  tab.history.replaceState({ tree: 'again' }, '', '/coupons');
  expect(tab.path()).toBe('/mall');
  await tab.settle();
  expect([tab.path(), tab.count()]).toEqual(['/coupons', 2]);
  expect(tab.history.state).toEqual({ tree: 'again' });
  expect(tab.routed).not.toHaveBeenCalled();
});

test('a sheet that is closed and opened in the same breath stays open until Back', async () => {
  const tab = givenTab('/mall');
  const sheet = givenSheet(tab);
  sheet.open();
  sheet.close();
  sheet.open();
  await tab.settle();
  expect([sheet.isOpen(), tab.count()]).toEqual([true, 2]);
  await tab.press(-1);
  expect([sheet.isOpen(), tab.path()]).toEqual([false, '/mall']);
});
