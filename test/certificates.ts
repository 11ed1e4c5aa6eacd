// Certificates made for one run by openssl, for this computer and for two names that exist nowhere.
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /** For SSL_CERT_FILE. */
  readonly file: string;
}

export const apiHost = 'imagen.test';
export const storeHost = 'store.test';

/** A self-signed certificate, valid now or (`expired`) years ago. Its files go into `folder`. */
export async function makeCertificate(folder: string, name: string, expired = false): Promise<Certificate> {
  const [config, keyFile, request, file] = ['cnf', 'key', 'csr', 'pem'].map((end) =>
    join(folder, `${name}.${end}`),
  ) as [string, string, string, string];
  const now = Date.now();
  const [from, to] = expired
    ? ['20200101000000Z', '20200201000000Z']
    : [stamp(now - 86_400_000), stamp(now + 86_400_000)];
  await Promise.all([
    writeFile(join(folder, `${name}.db`), ''),
    writeFile(join(folder, `${name}.serial`), '01'),
    writeFile(config, configFor(folder, name)),
  ]);
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  await run('openssl', [
    ...['req', '-new', '-config', config, ...curve],
    ...['-keyout', keyFile, '-out', request],
  ]);
  // `req -x509` can't make a certificate of the past; `ca` can.
  await run('openssl', [
    ...['ca', '-batch', '-selfsign', '-notext', '-config', config, '-keyfile', keyFile],
    ...['-startdate', from, '-enddate', to, '-in', request, '-out', file],
  ]);
  return { key: await readFile(keyFile, 'utf8'), cert: await readFile(file, 'utf8'), file };
}

// 20260131235959Z
const stamp = (ms: number): string => new Date(ms).toISOString().replace(/[-:T]|\.\d+/g, '');

const configFor = (folder: string, name: string): string => `
[req]
distinguished_name = who
prompt = no
[who]
CN = ${name}
[ca]
default_ca = own
[own]
database = ${join(folder, `${name}.db`)}
serial = ${join(folder, `${name}.serial`)}
new_certs_dir = ${folder}
default_md = sha256
policy = any
x509_extensions = more
[any]
commonName = supplied
[more]
subjectAltName = IP:127.0.0.1,DNS:${apiHost},DNS:${storeHost}
basicConstraints = critical,CA:TRUE
`;
