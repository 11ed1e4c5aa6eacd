// `npm run bench -- <what>`: measurements against real peers. Each prints a table and which of its aims were met.
import { benchTransfers } from './transfers.ts';

const [what, ...words] = process.argv.slice(2);

if (what === 'transfers') await benchTransfers(words);
else {
  console.error('usage: npm run bench -- transfers [--files 100] [--mb 25] [--pairs 7] [--parallel 5]');
  process.exitCode = 2;
}
