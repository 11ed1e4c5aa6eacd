// What the app asked of the desktop and the stand-in only wrote down. A test reads it by
// `electronApp.evaluate(({ standIn }) => standIn.journal)`.

/** One thing asked: `what` is the Electron call, for example `dialog.showMessageBox`. */
export interface Entry {
  readonly what: string;
  readonly args: readonly unknown[];
}

export const journal: Entry[] = [];

export const note = (what: string, ...args: readonly unknown[]): void => {
  journal.push({ what, args });
};
