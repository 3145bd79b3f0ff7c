// Somebody without a pointer, and somebody who writes by an input method.
import type { CDPSession, Locator, Page } from '@playwright/test';
import { expect } from '../fixtures';

const STOPS_MAX = 250;
const OPTIONS_MAX = 400;
// What browsers say of a key that the input method takes for itself (UI Events, 4.3.3).
const TAKEN_BY_INPUT_METHOD = 229;

/** Goes on by Tab until the focus is there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stops = 0; stops < STOPS_MAX; stops++) {
    if (await target.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not come to ${target}`);
}

/** Goes to something by Tab and presses Enter. */
export async function enter(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await expect(target).toBeEnabled();
  await page.keyboard.press('Enter');
}

/** Goes to a field by Tab and types over what it says. */
export async function typeInto(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
  await expect(target).toHaveValue(text);
}

/** Goes to a choice by Tab and walks its options by the arrows: from the first down to the one that is wanted. */
export async function choose(page: Page, target: Locator, value: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Home');
  for (let options = 0; options < OPTIONS_MAX; options++) {
    if ((await target.inputValue()) === value) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`the arrows do not come to ${value}`);
}

/** An input method as the browser knows it: text that is being composed, keys that it takes for itself, and what it gives at last. */
export async function inputMethod(page: Page) {
  const session: CDPSession = await page.context().newCDPSession(page);
  return {
    /** Shows what is being composed where the focus is. */
    compose: (text: string) =>
      session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length }),
    /** Enter, which chooses a candidate and is not meant for the page. */
    async pressEnter(): Promise<void> {
      const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: TAKEN_BY_INPUT_METHOD };
      await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
      await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
    },
    /** Puts what was chosen in the place of what was composed. */
    commit: (text: string) => session.send('Input.insertText', { text }),
  };
}
