// docker-compose.yml against the Compose specification's own JSON Schema (compose-spec.schema.json, Apache-2.0, from
// the compose-spec repository), and against what this repository has.
import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { archiveCommand } from '../../embedded/postgres.ts';

const root = new URL('../../', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, root), 'utf8');
interface Service {
  image?: string;
  build?: string;
  command?: string[];
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  volumes?: string[];
  container_name?: string;
}
const compose = parse(read('docker-compose.yml'), { merge: true }) as { services: Record<string, Service> };
const schema = JSON.parse(read('tests/docker/compose-spec.schema.json')) as Record<string, unknown>;
// the dialect under the address that the validator knows it by
schema['$schema'] = 'http://json-schema.org/draft-07/schema#';
const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);

describe('docker-compose.yml', () => {
  it('is valid by the Compose specification', () => {
    expect(validate(compose), JSON.stringify(validate.errors)).toBe(true);
  });

  it('would not be valid with a service of the wrong shape', () => {
    expect(validate({ services: { api: { image: 1 } } })).toBe(false);
  });

  it('pins every image it does not build to a version', () => {
    for (const [name, service] of Object.entries(compose.services)) {
      expect(service.image, name).toMatch(/:(\$\{BANJIE_(PREVIOUS_)?VERSION:-)?\d+\.\d+(\.\d+)?\}?$/);
    }
    expect(compose.services['postgres']?.image).toMatch(/^postgres:18\./);
  });

  it('starts programs and mounts files that are there', () => {
    for (const service of Object.values(compose.services)) {
      const program = service.command?.[1];
      if (program !== undefined) expect(existsSync(new URL(program, root)), program).toBe(true);
      for (const volume of service.volumes ?? []) {
        if (volume.startsWith('./')) expect(existsSync(new URL(volume.split(':')[0] ?? '', root)), volume).toBe(true);
      }
    }
  });

  it('keeps what is archived beyond the container in which commands are run', () => {
    const folder = /ARCHIVE_DIR=(\S+)/.exec(read('Dockerfile'))?.[1];
    expect(read('docs/operations.md')).toContain('docker compose run --rm migrate node cli/banjie.mjs');
    expect(compose.services['migrate']?.volumes).toContain(`archive:${folder}`);
  });

  it('waits for services that exist, and lets api and worker scale', () => {
    for (const service of Object.values(compose.services)) {
      for (const other of Object.keys(service.depends_on ?? {})) expect(compose.services).toHaveProperty(other);
    }
    expect(compose.services['api']?.container_name).toBeUndefined();
    expect(compose.services['worker']?.container_name).toBeUndefined();
  });

  it('archives the log of PostgreSQL as the tests of a restore do', () => {
    expect(read('docker/postgres.sh')).toContain(`archive_command='${archiveCommand('/var/lib/banjie/log')}'`);
  });

  it('never builds the former release anew', () => {
    const { build, image } = compose.services['worker-previous'] ?? {};
    expect([build, image]).toEqual([undefined, 'banjie:${BANJIE_PREVIOUS_VERSION:-0.1.0}']);
  });

  it('sets only what the configuration reads', () => {
    const documented = read('.env.example');
    for (const name of ['api', 'worker', 'dispatcher', 'migrate']) {
      for (const key of Object.keys(compose.services[name]?.environment ?? {})) {
        expect(documented, key).toMatch(new RegExp(`^${key}=`, 'm'));
      }
    }
  });
});

describe('Dockerfile', () => {
  it('copies every folder that the programs import, and none that is missing', () => {
    const copied = [...read('Dockerfile').matchAll(/^COPY (?!--from)(\S+)/gm)].map((match) => match[1] ?? '');
    for (const path of copied) expect(existsSync(new URL(path, root)), path).toBe(true);
    for (const folder of ['activities', 'api', 'cli', 'config', 'db', 'dispatcher', 'domain', 'worker', 'workflows'])
      expect(copied).toContain(folder);
  });
});
