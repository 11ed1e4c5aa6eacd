// Where Electron starts: the bundle's entry (package.json `main`).
import { runShell } from './shell.ts';

await runShell();
