/** Plain facts that a sentence about a refusal or a decision may name: amounts in fen, points, instants in ISO 8601. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** An expected "no": a code from the owner's list and the facts a person needs to understand it. */
export class Refusal extends Error {
  readonly code: string;
  readonly facts: Facts;
  /** HTTP status when it is not the usual 409, for example 404 or 422. */
  readonly status: number;

  constructor(code: string, facts: Facts = {}, status = 409) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.facts = facts;
    this.status = status;
  }
}

/**
 * Tells a refusal by its shape, because a bundle may hold this module twice and `instanceof` would then lie.
 */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && error.name === 'Refusal' && 'code' in error && 'facts' in error;
}

/** The outcome for one item of a set: its value, or the refusal that concerns it alone. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/** Wraps a value as the outcome of one item. */
export const accepted = <T>(value: T): Outcome<T> => ({ ok: true, value });

/** Wraps a refusal as the outcome of one item. */
export const refused = (code: string, facts: Facts = {}, status = 409): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: new Refusal(code, facts, status),
});
