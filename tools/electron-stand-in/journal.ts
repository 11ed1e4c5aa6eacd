// What the app asked of the desktop and the stand-in only wrote down, and the answers a test has laid ready.
// A test reaches both by `electronApp.evaluate(({ standIn }) => standIn.journal)`.

/** One thing asked: `what` is the Electron call, for example `dialog.showMessageBox`. */
export interface Entry {
  readonly what: string;
  readonly args: readonly unknown[];
}

export const journal: Entry[] = [];

/** Answers of a person, used up one by one; when none is left the dialog is cancelled. */
export const answers: { open: (readonly string[])[]; message: number[] } = { open: [], message: [] };

export const note = (what: string, ...args: readonly unknown[]): void => {
  journal.push({ what, args });
};
