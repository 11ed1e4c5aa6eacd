// A SOCKS proxy on this computer, for tests: it hears versions 4, 4a and 5, and leads every connection to one port.
import net, { type AddressInfo, type Socket } from 'node:net';

export interface TestSocks {
  /** `127.0.0.1:PORT` */
  readonly place: string;
  /** What was asked for, in order: `5 imagen.test:443`. */
  readonly asked: readonly string[];
  /** All that it got to read after that, as far as it is no more than the first kilobytes of each connection. */
  readonly heads: readonly string[];
  /** Lets in only who gives this name and password (RFC 1929); by default everybody. */
  wants: { readonly name: string; readonly password: string } | null;
  cut(): void;
  close(): Promise<void>;
}

export async function startSocks(target: () => number): Promise<TestSocks> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    return socket;
  };
  const asked: string[] = [];
  const heads: string[] = [];
  const server = net.createServer((socket) => {
    const talk = new Talk(keep(socket));
    talk
      .greet(proxy.wants)
      .then((wish) => {
        if (wish === null) return void socket.end();
        asked.push(wish);
        const onward = keep(net.connect(target(), '127.0.0.1'));
        talk.agree();
        socket.once('data', (head) => heads.push(head.toString('latin1')));
        socket.on('close', () => onward.destroy());
        onward.on('close', () => socket.destroy());
        socket.pipe(onward).pipe(socket);
      })
      .catch(() => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const proxy: TestSocks = {
    place: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    heads,
    wants: null,
    cut,
    close() {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return proxy;
}

/** What is said before a connection leads anywhere. */
class Talk {
  readonly #socket: Socket;
  #version = 5;

  constructor(socket: Socket) {
    this.#socket = socket;
  }

  /** Where to, or null when it isn't let in. */
  async greet(wants: TestSocks['wants']): Promise<string | null> {
    const first = await this.#read(2);
    this.#version = first[0] ?? 0;
    if (this.#version === 4) return this.#four();
    await this.#read(first[1] ?? 0);
    if (wants === null) this.#socket.write(Buffer.from([5, 0]));
    else if (!(await this.#named(wants))) return null;
    const [, , , kind] = await this.#read(4);
    const host =
      kind === 3
        ? (await this.#read((await this.#read(1))[0] ?? 0)).toString()
        : [...(await this.#read(4))].join('.');
    return `5 ${host}:${(await this.#read(2)).readUInt16BE()}`;
  }

  agree(): void {
    this.#socket.write(
      Buffer.from(this.#version === 4 ? [0, 90, 0, 0, 0, 0, 0, 0] : [5, 0, 0, 1, 0, 0, 0, 0, 0, 0]),
    );
  }

  async #four(): Promise<string> {
    const place = await this.#read(6);
    await this.#text();
    const [a, b, c, d] = place.subarray(2);
    const host = a === 0 && b === 0 && c === 0 ? await this.#text() : [a, b, c, d].join('.');
    return `4 ${host}:${place.readUInt16BE()}`;
  }

  async #named(wants: { readonly name: string; readonly password: string }): Promise<boolean> {
    this.#socket.write(Buffer.from([5, 2]));
    await this.#read(1);
    const name = await this.#read((await this.#read(1))[0] ?? 0);
    const password = await this.#read((await this.#read(1))[0] ?? 0);
    const fits = name.toString() === wants.name && password.toString() === wants.password;
    this.#socket.write(Buffer.from([1, fits ? 0 : 1]));
    return fits;
  }

  /** Up to a zero byte. */
  async #text(): Promise<string> {
    let text = '';
    for (;;) {
      const [code = 0] = await this.#read(1);
      if (code === 0) return text;
      text += String.fromCharCode(code);
    }
  }

  async #read(bytes: number): Promise<Buffer> {
    for (;;) {
      const read = bytes === 0 ? Buffer.alloc(0) : (this.#socket.read(bytes) as Buffer | null);
      if (read !== null) return read;
      await new Promise<void>((resolve, reject) => {
        this.#socket.once('readable', resolve);
        this.#socket.once('close', () => reject(new Error('gone')));
      });
    }
  }
}
