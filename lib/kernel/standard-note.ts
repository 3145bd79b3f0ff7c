/** The note of what the program comes with; people read it in their own language. */
export const STANDARD_NOTE = 'standard program';
