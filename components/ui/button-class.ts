import { cva } from 'class-variance-authority';

/** The look of a button: `primary` is the one main act of a view, `outline` a lesser act in the accent, `secondary` all others. */
export const buttonClass = cva(
  [
    'relative inline-flex shrink-0 select-none items-center justify-center gap-1.5 rounded-control border font-medium',
    'text-center transition-colors duration-quick ease-out [&_svg]:size-4 [&_svg]:shrink-0',
    'disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed',
  ],
  {
    variants: {
      variant: {
        primary: 'border-accent bg-accent text-on-accent hover:border-accent-strong hover:bg-accent-strong',
        secondary: 'border-line bg-surface text-ink hover:bg-sunken',
        outline: 'border-line bg-transparent text-accent hover:border-accent',
        ghost: 'border-transparent bg-transparent text-ink hover:bg-sunken',
        danger: 'border-danger bg-danger text-on-danger hover:border-danger-strong hover:bg-danger-strong',
        'danger-outline': 'border-line bg-transparent text-danger hover:border-danger',
      },
      size: {
        // The small one is drawn at 36 px on a phone and still takes taps over 44.
        sm: 'min-h-control-sm px-3 py-1 text-dense after:absolute after:inset-x-0 after:-inset-y-1 after:content-[""]',
        md: 'min-h-control px-4 py-1.5 text-sm',
        lg: 'min-h-[calc(var(--control)+4px)] px-5 py-2 text-base',
      },
      full: { true: 'w-full', false: '' },
    },
    defaultVariants: { variant: 'secondary', size: 'md', full: false },
  },
);
