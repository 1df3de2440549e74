import { readFileSync } from 'node:fs';
import type { AuthoredDefinition } from '../domain/definition/builder.ts';
import { readCountyProfile } from '../domain/definition/county-profile.ts';
import type { CountyProfile } from '../domain/definition/resolve.ts';

/** Thrown with one line for each thing that is wrong with a profile's file. */
export class ProfileRefused extends Error {
  override readonly name = 'ProfileRefused';

  constructor(file: string, lines: readonly string[]) {
    super(`The profile ${file} is refused · 县配置文件有误:\n${lines.map((line) => `  ${line}`).join('\n')}`);
  }
}

/** A county's profile from its JSON file. Throws {@link ProfileRefused}. */
export function readProfileFile(file: string, procedures: readonly AuthoredDefinition[]): CountyProfile {
  return accepted(file, jsonOf(file), procedures);
}

/** The profile that holds, held against a release that may have changed. Throws {@link ProfileRefused}. */
export function storedProfile(profile: CountyProfile, procedures: readonly AuthoredDefinition[]): CountyProfile {
  return accepted('GET /api/v1/county-profile', profile, procedures);
}

function accepted(file: string, json: unknown, procedures: readonly AuthoredDefinition[]): CountyProfile {
  const read = readCountyProfile(json, procedures);
  if (read.ok) return read.profile;
  throw new ProfileRefused(
    file,
    read.faults.map(({ path, message }) => `${path.join('/') || '/'}: ${message.en} · ${message.zh}`),
  );
}

function jsonOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new ProfileRefused(file, [error instanceof Error ? error.message : String(error)]);
  }
}
