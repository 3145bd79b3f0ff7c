/** The parts of a key press that decide whether it is meant for us. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'isComposing' | 'keyCode' | 'target'>;

/** Whether an input method is still composing: its Enter picks a word and must not submit (229 is what older ones send). */
export function isComposing(event: Pick<KeyPress, 'isComposing' | 'keyCode'>): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** Whether the person is typing, so that single-letter shortcuts stay off. */
export function isTyping(event: KeyPress): boolean {
  if (isComposing(event)) return true;
  const target = event.target;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input,textarea,select,[role=combobox],[role=textbox],[role=menu],[role=listbox]') !== null)
  );
}

/** Whether a dialog, sheet or menu is open, so that shortcuts of the page below stay off. */
export function isOverlaid(): boolean {
  return document.querySelector('dialog[open],[role=dialog],[role=alertdialog],[role=menu],[role=listbox]') !== null;
}
