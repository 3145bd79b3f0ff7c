import type { Outcome } from './outcome';

/** A cart while offers are applied to it: what is left of every slice, of them all and of the freight; what was taken off. */
export type State = {
  readonly nets: readonly number[];
  readonly goods: number;
  readonly freight: number;
  readonly given: number;
};

/** The state after an outcome. */
export function after(state: State, outcome: Outcome): State {
  if (outcome.off > 0) return new Reduced(state, outcome);
  return outcome.freight === 0 ? state : new Reduced(state, outcome);
}

/** What is to be paid in a state, before points. */
export const payableOf = ({ goods, freight }: State): number => goods + freight;

/** A state that came of another. What is left of each slice is reckoned when somebody asks: most sets are judged by sums. */
class Reduced implements State {
  readonly goods: number;
  readonly freight: number;
  readonly given: number;
  private readonly before: State;
  private readonly by: Outcome;
  private known: readonly number[] | null = null;

  constructor(before: State, by: Outcome) {
    this.before = before;
    this.by = by;
    this.goods = before.goods - by.off;
    this.freight = before.freight - by.freight;
    this.given = before.given + by.off;
  }

  get nets(): readonly number[] {
    this.known ??= this.by.off > 0 ? lessEach(this.before.nets, this.by.shares) : this.before.nets;
    return this.known;
  }
}

function lessEach(nets: readonly number[], shares: readonly number[]): readonly number[] {
  const left: number[] = [];
  for (let index = 0; index < nets.length; index++) left.push((nets[index] as number) - (shares[index] as number));
  return left;
}
