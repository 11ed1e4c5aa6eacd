// `npm run bench -- <what>`: measurements against real peers. Each prints a table and which of its aims were met.
import { benchProject } from './project.ts';
import { benchTransfers } from './transfers.ts';
import { benchWindow } from './window.ts';

const [what, ...words] = process.argv.slice(2);

if (what === 'transfers') await benchTransfers(words);
else if (what === 'window') await benchWindow(words);
else if (what === 'project') await benchProject(words);
else {
  console.error('usage: npm run bench -- transfers [--files 100] [--mb 25] [--pairs 7] [--parallel 5]');
  console.error('       npm run bench -- window [--photos 10000]');
  console.error('       npm run bench -- project [--photos 5000] [--kilobytes 20] [--kind CR2|DNG]');
  process.exitCode = 2;
}
