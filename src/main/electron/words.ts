// What the shell itself says: in the native menu, in questions and in notifications. The window's words are in
// src/renderer/words; both follow the same setting.
import type { Settings } from '#contract/settings.ts';

const en = {
  menu: {
    file: 'File',
    open: 'Open Shoot…',
    settings: 'Settings…',
    pauseAll: 'Pause All Projects',
    view: 'View',
    projects: 'Projects',
    shortcuts: 'Keyboard Shortcuts',
    log: 'Show Log',
    help: 'Help',
  },
  quit: {
    ask: (running: number) =>
      running === 1 ? 'A project is being worked on.' : `${running} projects are being worked on.`,
    detail: 'If you quit now it pauses where it stands. Nothing is lost, and Resume goes on from there.',
    stay: 'Keep working',
    go: 'Quit',
  },
  notice: {
    done: 'Done. The edits are on this computer.',
    doneFailed: (failed: number) =>
      failed === 1 ? 'Done, but for 1 photo.' : `Done, but for ${failed} photos.`,
    needed: 'You are needed before it can go on.',
  },
} as const;

type Words = { readonly [P in keyof typeof en]: Plain<(typeof en)[P]> };
type Plain<T> = { readonly [K in keyof T]: T[K] extends string ? string : T[K] };

const de: Words = {
  menu: {
    file: 'Ablage',
    open: 'Shooting öffnen …',
    settings: 'Einstellungen …',
    pauseAll: 'Alle Projekte anhalten',
    view: 'Darstellung',
    projects: 'Projekte',
    shortcuts: 'Tastaturkürzel',
    log: 'Protokoll zeigen',
    help: 'Hilfe',
  },
  quit: {
    ask: (running) =>
      running === 1 ? 'An einem Projekt wird gearbeitet.' : `An ${running} Projekten wird gearbeitet.`,
    detail:
      'Wenn Sie jetzt beenden, hält die Arbeit an, wo sie steht. Nichts geht verloren; mit „Fortsetzen“ geht es dort weiter.',
    stay: 'Weiterarbeiten',
    go: 'Beenden',
  },
  notice: {
    done: 'Fertig. Die Bearbeitungen liegen auf diesem Computer.',
    doneFailed: (failed) => (failed === 1 ? 'Fertig, bis auf 1 Foto.' : `Fertig, bis auf ${failed} Fotos.`),
    needed: 'Es geht erst weiter, wenn Sie etwas entschieden haben.',
  },
};

export type ShellWords = Words;

/** `locale` is the system's, for those who leave the choice to it. */
export function wordsIn(language: Settings['language'], locale: string): ShellWords {
  const german = language === 'de' || (language === 'system' && /^de\b/i.test(locale));
  return german ? de : en;
}
