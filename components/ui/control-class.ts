/** The look shared by everything one types into. */
export const controlClass = [
  'w-full min-w-0 rounded-control border border-edge bg-surface px-3 text-body text-ink transition-colors duration-quick',
  'hover:border-muted focus-visible:border-accent focus-visible:outline-2 focus-visible:outline-offset-0',
  'disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted [&[readonly]]:bg-sunken',
  'aria-invalid:border-danger aria-invalid:focus-visible:outline-danger',
].join(' ');
