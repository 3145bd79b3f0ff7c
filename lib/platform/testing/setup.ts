// Runs before each database test file: its modules find a database of their own in DATABASE_URL.
import { afterAll, inject } from 'vitest';
import { cloneDatabase } from './database';

declare module 'vitest' {
  interface ProvidedContext {
    readonly databaseServer: string;
    readonly databaseTemplate: string;
  }
}

const database = await cloneDatabase(inject('databaseServer'), inject('databaseTemplate'));
process.env.DATABASE_URL = database.url;

afterAll(() => database.drop());
