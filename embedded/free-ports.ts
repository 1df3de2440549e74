import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

const HOST = '127.0.0.1';

interface Listener {
  readonly port: number;
  close(): Promise<void>;
}

function listen(port: number): Promise<Listener> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: HOST, exclusive: true }, () => {
      resolve({ port, close: () => new Promise((closed) => server.close(() => closed())) });
    });
  });
}

/**
 * Finds `count` different free ports on the loopback address, between 20000 and 32767: Temporal keeps a port of its own
 * in a signed 16-bit column, and above lie the ports that the system hands out to outgoing connections.
 */
export async function freePorts(count: number): Promise<number[]> {
  // All are held open until the last one is known, so that none is given twice.
  const held: Listener[] = [];
  try {
    while (held.length < count) {
      const listener = await listen(randomInt(20_000, 32_768)).catch(() => undefined);
      if (listener) held.push(listener);
    }
    return held.map((listener) => listener.port);
  } finally {
    await Promise.all(held.map((listener) => listener.close()));
  }
}

export async function isFree(port: number): Promise<boolean> {
  try {
    const held = await listen(port);
    await held.close();
    return true;
  } catch {
    return false;
  }
}
