// npm run env:example
import { writeFileSync } from 'node:fs';
import { envExample } from '@/lib/platform/env-example';

writeFileSync('.env.example', envExample());
