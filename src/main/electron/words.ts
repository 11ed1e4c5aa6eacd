// What the shell itself says: in the native menu, in questions and in notifications. The window's words are in
// src/renderer/words; both follow the same setting.
import type { Settings } from '#contract/settings.ts';
import { rebuildWords } from './rebuild-words.ts';
import { mac } from './runtime.ts';

const en = {
  menu: {
    file: 'File',
    open: 'Open Shoot…',
    recent: 'Open Recent',
    clearRecent: 'Clear List',
    settings: 'Settings…',
    pauseAll: 'Pause All Projects',
    project: 'Project',
    view: 'View',
    projects: 'Projects',
    shortcuts: 'Keyboard Shortcuts',
    log: 'Show Log',
    help: 'Help',
  },
  acts: {
    start: 'Start Editing',
    pause: 'Pause',
    resume: 'Resume',
    retry: 'Try Again',
    again: 'Send Unedited Photos Again…',
    jpegs: 'Get the Final JPEGs',
    fetch: 'Download Again',
    results: 'Open Results Folder',
    folder: 'Show Shoot in Its Folder',
    restore: 'Restore…',
    support: 'Save Support Details',
    cancel: 'Cancel Project…',
  },
  // Electron's own labels are English whatever the system speaks.
  roles: {
    about: 'About Roundtrip',
    services: 'Services',
    hide: 'Hide Roundtrip',
    hideOthers: 'Hide Others',
    unhide: 'Show All',
    quit: 'Quit Roundtrip',
    close: 'Close Window',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    delete: 'Delete',
    selectAll: 'Select All',
    resetZoom: 'Actual Size',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    togglefullscreen: 'Full Screen',
    reload: 'Reload',
    toggleDevTools: 'Developer Tools',
    window: 'Window',
    minimize: 'Minimize',
    zoom: 'Zoom',
    front: 'Bring All to Front',
  },
  /** A folder's name. */
  sample: 'Roundtrip sample shoot',
  pick: {
    shoots: 'Open a shoot',
    open: 'Open',
    folder: 'Choose a folder',
    choose: 'Choose',
  },
  start: {
    title: 'Roundtrip can’t start',
    other: 'Something on this computer keeps it from starting. Your photos are untouched.',
    'database-newer':
      'The list of projects was made by a newer Roundtrip. Nothing was touched. Install the newer version again.',
    'address-refused':
      'The Imagen address that it was started with can’t be used. Nothing was sent. Correct ROUNDTRIP_IMAGEN_URL, or start without it.',
    'disk-full': 'The disk is full. Your photos are untouched. Make room, then start again.',
    'folder-not-writable':
      'What it keeps in its own folder can’t be read or written. Your photos are untouched. Allow it, then start again.',
  },
  keychain: {
    message: 'The key is kept until you quit.',
    detail:
      'This computer has no keychain that Roundtrip can use, and it writes no key to the disk in the open. Enter the key again after the next start.',
  },
  quit: {
    ask: (running: number) =>
      running === 1 ? 'A project is being worked on.' : `${running} projects are being worked on.`,
    stops: 'This would pause:',
    more: (count: number) => (count === 1 ? 'and 1 more' : `and ${count} more`),
    detail: 'Nothing is lost. Resume goes on from where it stands.',
    stay: 'Keep working',
    go: 'Quit',
  },
  notice: {
    done: 'Done. The edits are on this computer.',
    doneFailed: (failed: number) =>
      failed === 1 ? 'Done, but for 1 photo.' : `Done, but for ${failed} photos.`,
    needed: 'You are needed before it can go on.',
    newShoot: (name: string) => `New shoot: ${name}`,
    morePhotos: (name: string) => `More photos in ${name}`,
    newPhotos: (photos: number) =>
      photos === 1 ? '1 photo. Click to edit it.' : `${photos} photos. Click to edit them.`,
    notAlone: 'It did not start by itself. Click to see it.',
  },
  rebuild: rebuildWords.en,
  locale: 'en',
} as const;

type Words = { readonly [P in keyof typeof en]: Plain<(typeof en)[P]> };
type Plain<T> = T extends string ? string : { readonly [K in keyof T]: T[K] extends string ? string : T[K] };

// Windows and Linux call some of these otherwise than a Mac does.
const de: Words = {
  menu: {
    file: mac ? 'Ablage' : 'Datei',
    open: 'Shooting öffnen …',
    recent: 'Zuletzt geöffnet',
    clearRecent: 'Liste leeren',
    settings: 'Einstellungen …',
    pauseAll: 'Alle Projekte anhalten',
    project: 'Projekt',
    view: mac ? 'Darstellung' : 'Ansicht',
    projects: 'Projekte',
    shortcuts: 'Tastaturkürzel',
    log: 'Protokoll zeigen',
    help: 'Hilfe',
  },
  acts: {
    start: 'Bearbeitung beginnen',
    pause: 'Anhalten',
    resume: 'Fortsetzen',
    retry: 'Noch einmal versuchen',
    again: 'Unbearbeitete Fotos noch einmal senden …',
    jpegs: 'Fertige JPEGs holen',
    fetch: 'Noch einmal holen',
    results: 'Ergebnisordner öffnen',
    folder: 'Shooting in seinem Ordner zeigen',
    restore: 'Wiederherstellen …',
    support: 'Angaben für den Support sichern',
    cancel: 'Projekt abbrechen …',
  },
  roles: {
    about: 'Über Roundtrip',
    services: 'Dienste',
    hide: 'Roundtrip ausblenden',
    hideOthers: 'Andere ausblenden',
    unhide: 'Alle einblenden',
    quit: 'Roundtrip beenden',
    close: 'Fenster schließen',
    edit: 'Bearbeiten',
    undo: mac ? 'Widerrufen' : 'Rückgängig',
    redo: 'Wiederholen',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: mac ? 'Einsetzen' : 'Einfügen',
    delete: 'Löschen',
    selectAll: 'Alles auswählen',
    resetZoom: 'Originalgröße',
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    togglefullscreen: 'Vollbild',
    reload: 'Neu laden',
    toggleDevTools: 'Entwicklerwerkzeuge',
    window: 'Fenster',
    minimize: mac ? 'Im Dock ablegen' : 'Minimieren',
    zoom: 'Zoomen',
    front: 'Alle nach vorne bringen',
  },
  sample: 'Roundtrip Beispiel-Shooting',
  pick: {
    shoots: 'Ein Shooting öffnen',
    open: 'Öffnen',
    folder: 'Einen Ordner wählen',
    choose: 'Wählen',
  },
  start: {
    title: 'Roundtrip kann nicht starten',
    other: 'Etwas auf diesem Computer verhindert den Start. Ihre Fotos sind unberührt.',
    'database-newer':
      'Die Liste der Projekte stammt von einem neueren Roundtrip. Nichts wurde angerührt. Installieren Sie wieder die neuere Fassung.',
    'address-refused':
      'Die Adresse von Imagen, mit der es gestartet wurde, ist nicht brauchbar. Nichts wurde gesendet. Berichtigen Sie ROUNDTRIP_IMAGEN_URL, oder starten Sie ohne.',
    'disk-full':
      'Das Laufwerk ist voll. Ihre Fotos sind unberührt. Schaffen Sie Platz, dann starten Sie noch einmal.',
    'folder-not-writable':
      'Was es im eigenen Ordner aufbewahrt, lässt sich nicht lesen oder schreiben. Ihre Fotos sind unberührt. Erlauben Sie es, dann starten Sie noch einmal.',
  },
  keychain: {
    message: 'Der Schlüssel bleibt, bis Sie beenden.',
    detail:
      'Dieser Computer hat keinen Schlüsselbund, den Roundtrip benutzen kann, und offen schreibt es keinen Schlüssel auf das Laufwerk. Geben Sie ihn nach dem nächsten Start noch einmal ein.',
  },
  quit: {
    ask: (running) =>
      running === 1 ? 'An einem Projekt wird gearbeitet.' : `An ${running} Projekten wird gearbeitet.`,
    stops: 'Es würde anhalten:',
    more: (count) => `und ${count} weitere${count === 1 ? 's' : ''}`,
    detail: 'Nichts geht verloren. Mit „Fortsetzen“ geht es weiter, wo es steht.',
    stay: 'Weiterarbeiten',
    go: 'Beenden',
  },
  notice: {
    done: 'Fertig. Die Bearbeitungen liegen auf diesem Computer.',
    doneFailed: (failed) => (failed === 1 ? 'Fertig, bis auf 1 Foto.' : `Fertig, bis auf ${failed} Fotos.`),
    needed: 'Es geht erst weiter, wenn Sie etwas entschieden haben.',
    newShoot: (name) => `Neues Shooting: ${name}`,
    morePhotos: (name) => `Weitere Fotos in ${name}`,
    newPhotos: (photos) =>
      photos === 1
        ? '1 Foto. Klicken Sie, um es zu bearbeiten.'
        : `${photos} Fotos. Klicken Sie, um sie zu bearbeiten.`,
    notAlone: 'Es hat nicht von selbst begonnen. Klicken Sie, um es zu sehen.',
  },
  rebuild: rebuildWords.de,
  locale: 'de',
};

export type ShellWords = Words;

/** `locale` is the system's, for those who leave the choice to it. */
export function wordsIn(language: Settings['language'], locale: string): ShellWords {
  const german = language === 'de' || (language === 'system' && /^de\b/i.test(locale));
  return german ? de : en;
}

/** Why it can't start, for a person; what the program itself says stands below. */
export const startWords = ({ start }: ShellWords, code: string, message: string): string =>
  `${Object.hasOwn(start, code) ? start[code as keyof typeof start] : start.other}\n\n${message}`;
