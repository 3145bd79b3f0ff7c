/** The box of a checkbox or radio, drawn by CSS on the native control, so that it works in plain forms and before scripts. */
export const boxClass = [
  'choice relative m-0 size-[18px] shrink-0 appearance-none border-[1.5px] border-edge bg-surface transition-colors duration-quick',
  'checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent',
  'disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken aria-invalid:border-danger',
].join(' ');

/** The row that holds a choice and its words; the whole row is the target. */
export const choiceRowClass =
  'flex min-h-control-sm cursor-pointer items-start gap-2.5 py-1.5 has-disabled:cursor-not-allowed has-disabled:text-muted';
