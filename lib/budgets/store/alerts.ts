import 'server-only';
import { type Columns, type Db, insertion } from '@/lib/platform/db';

/** A share of a limit that was reached. */
export type AlertRow = {
  readonly budget: string;
  readonly period: string;
  readonly limit: number;
  readonly percent: number;
  readonly used: number;
  readonly at: Date;
};

const COLUMNS: Columns<AlertRow> = {
  budget: 'text',
  period: 'text',
  limit: 'int8',
  percent: 'int4',
  used: 'int8',
  at: 'timestamptz',
};
// Primary key: a share of a limit is told of once.
const writeAlerts = insertion<AlertRow>('budgets.alerts.add', 'BudgetAlert', COLUMNS, 'ON CONFLICT DO NOTHING');

/** Keeps what was told. */
export const insertAlerts = (db: Db, alerts: readonly AlertRow[]): Promise<number> => writeAlerts(db, alerts);
