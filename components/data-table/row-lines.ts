/** On a telephone a row is a few lines: its name first, then what else is known, each with the head of its column. */
export const rowLines =
  'max-sm:flex max-sm:flex-wrap max-sm:items-baseline max-sm:gap-x-4 max-sm:gap-y-1 max-sm:px-4 max-sm:py-3';

/** The name of the row, on a line of its own. */
export const headLine = 'max-sm:w-auto max-sm:flex-1 max-sm:basis-4/5 max-sm:p-0';

/** Another cell: the head of its column and its value on one line; what is empty is left out. */
export const cellLines = [
  'max-sm:inline-flex max-sm:w-auto max-sm:min-w-0 max-sm:max-w-full max-sm:items-baseline max-sm:p-0 max-sm:text-left max-sm:empty:hidden',
  'max-sm:data-head:before:mr-1.5 max-sm:before:shrink-0 max-sm:before:text-2xs max-sm:before:text-muted max-sm:before:content-[attr(data-head)]',
].join(' ');
