// Writes the contract of the integration API to docs/openapi.json, for people and tools that do not run the program.
import { writeFileSync } from 'node:fs';
import { openApiText } from '@/lib/api/openapi';

writeFileSync('docs/openapi.json', `${openApiText()}\n`);
// The coalescers and caches of what was imported keep nothing open; this says so if that ever changes.
process.exit();
