// A store that throws everything away, in its own process, so that it is never the slowest part. Prints its address.
// Its ETag can't be an MD5: computing one here would cost more than all the rest.
import http from 'node:http';
import type { AddressInfo } from 'node:net';

let photos = 0;
let bytes = 0;
const server = http.createServer({ highWaterMark: 1024 * 1024 }, (request, response) => {
  if (request.method === 'GET') {
    response.end(JSON.stringify({ photos, bytes }));
    [photos, bytes] = [0, 0];
    return;
  }
  let got = 0;
  request.on('data', (chunk: Buffer) => {
    got += chunk.length;
  });
  request.on('end', () => {
    photos++;
    bytes += got;
    response.writeHead(200, { etag: '"thrown away"', 'content-length': 0 });
    response.end();
  });
});
server.listen(0, '127.0.0.1', () =>
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
);
// The bench's end is this one's, too.
process.stdin.on('close', () => process.exit()).resume();
