// Writes docs/domain/coverage.md.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { PROCEDURES } from '../procedures/index.ts';
import { coveragePage } from './handbook/coverage.ts';

writeFileSync(path.join(import.meta.dirname, '..', 'docs', 'domain', 'coverage.md'), coveragePage(PROCEDURES));
