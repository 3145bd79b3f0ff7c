import { type ClassValue, clsx } from 'clsx';
import { extendTailwindMerge } from 'tailwind-merge';

const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ['2xs', 'dense', 'body'],
      radius: ['control', 'card'],
      shadow: ['float'],
      spacing: ['control', 'control-sm', 'control-lg', 'target', 'safe-b', 'safe-t'],
    },
  },
});

/** Class names joined; of two that set the same thing the last one wins. */
export const cn = (...classes: ClassValue[]): string => merge(clsx(classes));
