// Writes the demo's spreadsheet anew; a test compares the committed file with it.
import { writeFile } from 'node:fs/promises';
import { demoApplications } from '../embedded/demo-households.ts';

await writeFile(new URL('../embedded/demo-county-data/applications.csv', import.meta.url), demoApplications());
