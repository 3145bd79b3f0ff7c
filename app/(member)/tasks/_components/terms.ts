/** A day of the calendar with what a reader of the screen is told of it. */
export type ToldDay = {
  readonly day: string;
  /** The number in the cell. */
  readonly number: string;
  readonly label: string;
  readonly way: 'tap' | 'event' | 'made_up' | null;
  readonly isToday: boolean;
  readonly isAhead: boolean;
  readonly isPrize: boolean;
  readonly gave: string;
  /** What may be made up for, and how that day is called. */
  readonly canMakeUp: boolean;
  readonly name: string;
};
