import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DataConverter, TLSConfig } from '@temporalio/client';
import type { DataKeys } from './data-keys.ts';
import type { Config, TemporalTls } from './load-config.ts';
import { createPayloadCodec } from './payload-codec.ts';

/** For the option of the same name of whoever builds a workflow bundle; client and worker get it from {@link createDataConverter}. */
export const failureConverterPath = fileURLToPath(new URL('./failure-converter.ts', import.meta.url));

/** What both a client's `Connection.connect` and a worker's `NativeConnection.connect` take. */
export interface TemporalConnectionOptions {
  readonly address: string;
  readonly tls?: TLSConfig;
  readonly apiKey?: string;
}

/** Reads the certificate files, if any; throws when one can't be read. */
export function temporalConnectionOptions(temporal: Config['temporal']): TemporalConnectionOptions {
  return {
    address: temporal.address,
    ...(temporal.tls && { tls: readTls(temporal.tls) }),
    ...(temporal.apiKey !== undefined && { apiKey: temporal.apiKey }),
  };
}

function readTls({ caFile, certFile, keyFile, serverName }: TemporalTls): TLSConfig {
  return {
    ...(serverName !== undefined && { serverNameOverride: serverName }),
    ...(caFile !== undefined && { serverRootCACertificate: readFileSync(caFile) }),
    ...(certFile !== undefined &&
      keyFile !== undefined && { clientCertPair: { crt: readFileSync(certFile), key: readFileSync(keyFile) } }),
  };
}

/** The one data converter of clients, workers and replay: JSON, compressed and encrypted, failures included. */
export function createDataConverter(dataKeys: DataKeys): DataConverter {
  return { payloadCodecs: [createPayloadCodec(dataKeys)], failureConverterPath };
}
