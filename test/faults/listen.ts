// A server on a port that it can leave and come back to, on loopback.
import type { Server } from 'node:net';

export function listenAt(server: Server, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', fail);
      done();
    });
  });
}

// Below those that the system gives to whoever asks for any.
const [lowest, ports] = [20_000, 10_000];

/** Gives the port, which nobody else is given while the server is away from it. */
export async function listenApart(server: Server): Promise<number> {
  const port = lowest + Math.floor(Math.random() * ports);
  try {
    await listenAt(server, port);
    return port;
  } catch {
    return listenApart(server);
  }
}
