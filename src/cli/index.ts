// `npm run -s roundtrip -- …`: Roundtrip in a terminal, for automation and for tests, over the same createApp as the window.
import { conclude, leave } from './leave.ts';
import { onSignal } from './signals.ts';

// Heard before the program itself is read: a signal at any moment has its exit code.
onSignal((code) => leave(code));
for (const trouble of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(trouble, (error) => leave(conclude(error)));

// Leaves by code at once: a socket that lingers must not hold the terminal.
const { run } = await import('./commands.ts');
await leave(await run(process.argv.slice(2)).catch(conclude));
