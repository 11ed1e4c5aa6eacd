// Electron's single-instance lock: an abstract Unix socket named after the user data folder. It is free again the
// moment its process ends, however it ends. Used by app.ts.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import path from 'node:path';

type Told = (argv: string[], folder: string, more: unknown) => void;

export class InstanceLock {
  readonly #told: Told;
  #server: Server | undefined;

  constructor(told: Told) {
    this.#told = told;
  }

  get held(): boolean {
    return this.#server !== undefined;
  }

  /** True if this process is the first on the folder; else the first is told, before this returns. */
  request(folder: string, more: object | undefined): boolean {
    if (this.#server) return true;
    const name = `\0electron-stand-in-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`;
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      let text = '';
      socket.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      socket.on('error', () => {});
      socket.on('end', () => {
        socket.end();
        const { argv, cwd, more: sent } = JSON.parse(text);
        this.#told(argv, cwd, sent);
      });
    });
    server.on('error', () => {});
    // The socket is bound before listen() returns; only the event comes later.
    server.listen(name);
    if (!server.listening) {
      this.#tell(name, more);
      return false;
    }
    server.unref();
    this.#server = server;
    return true;
  }

  /** A process of its own, waited for: Electron's call is synchronous, Node's sockets are not. */
  #tell(name: string, more: object | undefined): void {
    const message = JSON.stringify({ argv: process.argv, cwd: process.cwd(), more });
    const script = path.join(import.meta.dirname, 'hand-over.ts');
    spawnSync(process.execPath, [script, name.slice(1)], { input: message, timeout: 10_000 });
  }

  release(): void {
    this.#server?.close();
    this.#server = undefined;
  }
}
