// Where Electron starts: the bundle's entry (package.json `main`).
import { app, dialog } from 'electron';
import { runShell } from './shell.ts';
import { wordsIn } from './words.ts';

// Not awaited: Electron gets ready only after this module has run to its end.
runShell().catch((error: unknown) => {
  const { start } = wordsIn('system', app.getLocale());
  dialog.showErrorBox(start.title, error instanceof Error ? (error.stack ?? error.message) : '');
  app.exit(1);
});
