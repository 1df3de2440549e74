// Writes docs/domain/year-2024.md.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { countyYear2024 } from './handbook/county-2024.ts';
import { yearPage } from './handbook/year.ts';

writeFileSync(path.join(import.meta.dirname, '..', 'docs', 'domain', 'year-2024.md'), yearPage(countyYear2024().year));
