// Runs before each database test file: its modules find a database of their own in DATABASE_URL. Files share a process and
// its modules (loading them anew for each was a quarter of all time), so what the file before remembered is forgotten.
import { afterAll, inject } from 'vitest';
import { shared } from '../shared';
import { cloneDatabase } from './database';

declare module 'vitest' {
  interface ProvidedContext {
    readonly databaseServer: string;
    readonly databaseTemplate: string;
  }
}

const database = await cloneDatabase(inject('databaseServer'), inject('databaseTemplate'));
process.env.DATABASE_URL = database.url;
shared.forgetData();

afterAll(() => database.drop());
