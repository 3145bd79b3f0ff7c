import { expect, test } from 'vitest';
import { DARK, LIGHT, type Tokens } from './tokens';

const TEXTS = ['ink', 'muted', 'accent', 'success', 'warning', 'danger', 'info'] as const;
const GROUNDS = ['paper', 'surface', 'sunken'] as const;
const INKS = ['bronze', 'silver', 'gold', 'platinum', 'diamond', 'black'].map(
  (metal) => `${metal}-ink` as keyof Tokens,
);

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const THEMES: readonly (readonly [string, Readonly<Record<keyof Tokens, string>>])[] = [
  ['light', LIGHT],
  ['dark', DARK],
];

test.each(THEMES)('every text role reaches 4.5:1 on every ground, %s', (_, theme) => {
  const weak = [...TEXTS, ...INKS].flatMap((text) =>
    GROUNDS.filter((ground) => contrast(theme[text], theme[ground]) < 4.5).map((ground) => `${text} on ${ground}`),
  );
  expect(weak).toEqual([]);
});

test.each(THEMES)('a role reaches 4.5:1 on its own tint, %s', (_, theme) => {
  const pairs = [
    ['accent', 'tint'],
    ['success', 'success-tint'],
    ['warning', 'warning-tint'],
    ['danger', 'danger-tint'],
    ['info', 'info-tint'],
    ['on-accent', 'accent'],
    ['on-danger', 'danger'],
    ['on-success', 'success'],
    ['on-inverse', 'inverse'],
  ] as const;
  expect(pairs.filter(([text, ground]) => contrast(theme[text], theme[ground]) < 4.5)).toEqual([]);
});
