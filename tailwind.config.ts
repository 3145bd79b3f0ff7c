import type { Config } from 'tailwindcss';
import plugin from 'tailwindcss/plugin';
import { DARK, LIGHT } from './components/ui/tokens';

const variables = (tokens: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(tokens).map(([role, hex]) => [`--${role}`, hex]));

const colors = Object.fromEntries(Object.keys(LIGHT).map((role) => [role, `var(--${role})`]));

// A theme is an attribute, so a part of a page can wear the other one; `system` follows the device without a script.
const themes = plugin(({ addBase }) => {
  addBase({
    ':root, [data-theme="light"]': { ...variables(LIGHT), 'color-scheme': 'light' },
    '[data-theme="dark"]': { ...variables(DARK), 'color-scheme': 'dark' },
    '@media (prefers-color-scheme: dark)': { '[data-theme="system"]': { ...variables(DARK), 'color-scheme': 'dark' } },
  });
});

const FONTS = ['var(--font-geist-sans)', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC'];

export default {
  content: ['./app/**/*.{ts,tsx}', './components/**/*.{ts,tsx}'],
  theme: {
    colors: { ...colors, transparent: 'transparent', current: 'currentColor', inherit: 'inherit' },
    fontFamily: {
      sans: [...FONTS, 'Noto Sans SC', 'system-ui', 'sans-serif'],
      mono: ['ui-monospace', 'SFMono-Regular', 'Menlo', 'Consolas', 'monospace'],
    },
    // 12 / 14 / 16 / 20 / 28 / 40 in rem, so that a reader's larger font setting is honoured; `body` follows the surface.
    fontSize: {
      '2xs': ['0.6875rem', '1.4'],
      xs: ['0.75rem', '1.5'],
      dense: ['0.8125rem', '1.5'],
      body: ['var(--text-body)', 'var(--leading-body)'],
      sm: ['0.875rem', '1.5'],
      base: ['1rem', '1.5'],
      lg: ['1.25rem', '1.3'],
      xl: ['1.75rem', '1.25'],
      '2xl': ['2.5rem', '1.15'],
    },
    fontWeight: { normal: '400', medium: '500', bold: '650' },
    borderRadius: {
      none: '0',
      xs: '4px',
      sm: '6px',
      md: '8px',
      control: '10px',
      lg: '12px',
      card: 'var(--radius-card)',
      xl: '16px',
      '2xl': '20px',
      full: '999px',
    },
    boxShadow: { none: 'none', float: '0 1px 2px rgb(28 25 23 / 0.06), 0 12px 32px rgb(28 25 23 / 0.14)' },
    extend: {
      // Where the console's sidebar has room to stay.
      screens: { desk: '900px' },
      maxWidth: { phone: '480px' },
      spacing: {
        control: 'var(--control)',
        'control-sm': 'var(--control-sm)',
        'control-lg': 'var(--control-lg)',
        target: '44px',
        'safe-b': 'env(safe-area-inset-bottom, 0px)',
        'safe-t': 'env(safe-area-inset-top, 0px)',
      },
      transitionTimingFunction: { out: 'cubic-bezier(0.22, 1, 0.36, 1)' },
      transitionDuration: { quick: '120ms', calm: '180ms', slow: '240ms' },
    },
  },
  plugins: [themes],
} satisfies Config;
