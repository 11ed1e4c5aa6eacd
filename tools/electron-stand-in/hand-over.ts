// Tells the first instance what the second was started with: standard input to its socket. Run by lock.ts.
import { connect } from 'node:net';

process.stdin.pipe(connect(`\0${process.argv[2]}`)).on('error', () => process.exit(1));
