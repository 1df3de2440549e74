import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the server's two databases are. */
export interface TemporalDatabase {
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

/** The nine ports that a server opens, in the order of the settings file; the first is the one clients use. */
export type TemporalPorts = readonly number[];

/** Writes the server's configuration into `folder` and returns the path of its main file. */
export function writeTemporalConfig(folder: string, database: TemporalDatabase, ports: TemporalPorts): string {
  const dynamicFile = join(folder, 'dynamic.yaml');
  writeFileSync(dynamicFile, asYaml(dynamicConfig()));
  const configFile = join(folder, 'server.yaml');
  writeFileSync(configFile, asYaml(serverConfig(database, ports, dynamicFile)), { mode: 0o600 });
  return configFile;
}

// JSON is YAML, so nothing has to be escaped by hand.
const asYaml = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

function dynamicConfig(): object {
  return {
    'frontend.WorkflowTimeSkippingEnabled': [{ value: true }],
    // How far a timer may be moved together with others; at its default a skip costs 1 s instead of 0.2 s, and this
    // stack is for tests and rehearsal.
    'history.timerProcessorMaxTimeShift': [{ value: '1ms' }],
    // A workflow that fails twice running is marked, and the watchdog finds it by its mark.
    'system.numConsecutiveWorkflowTaskProblemsToTriggerSearchAttribute': [{ value: 2 }],
    'system.namespaceCacheRefreshInterval': [{ value: '1s' }],
    // An ended workflow is deleted when its closing is known to be over with, which is noted at this interval (30 s).
    'history.transferProcessorUpdateAckInterval': [{ value: '3s' }],
  };
}

function serverConfig(database: TemporalDatabase, ports: TemporalPorts, dynamicFile: string): object {
  const port = (index: number): number => {
    const found = ports[index];
    if (found === undefined) throw new Error(`a Temporal server needs 9 ports, got ${ports.length}`);
    return found;
  };
  const store = (databaseName: string, maxConns: number): object => ({
    sql: {
      pluginName: 'postgres12',
      databaseName,
      connectAddr: `127.0.0.1:${database.port}`,
      connectProtocol: 'tcp',
      user: database.user,
      password: database.password,
      maxConns,
      maxIdleConns: maxConns,
      maxConnLifetime: '1h',
    },
  });
  const service = (grpc: number, membership: number, extra: object = {}): object => ({
    rpc: { grpcPort: port(grpc), membershipPort: port(membership), bindOnLocalHost: true, ...extra },
  });
  return {
    log: { stdout: true, level: 'warn' },
    persistence: {
      defaultStore: 'default',
      visibilityStore: 'visibility',
      numHistoryShards: 4,
      datastores: { default: store('temporal', 20), visibility: store('temporal_visibility', 5) },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
    services: {
      frontend: service(0, 1, { httpPort: port(8) }),
      matching: service(2, 3),
      history: service(4, 5),
      worker: service(6, 7),
    },
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: {
          enabled: true,
          initialFailoverVersion: 1,
          rpcName: 'frontend',
          rpcAddress: `127.0.0.1:${port(0)}`,
        },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    dynamicConfigClient: { filepath: dynamicFile, pollInterval: '60s' },
  };
}
