// Words of the sheet of shortcuts, in German.
import type { In } from '../translation.ts';

export const shortcuts: In<'shortcuts'> = {
  title: 'Tastaturkürzel',
  group: {
    everywhere: 'Überall',
    project: 'Ein Projekt',
    photos: 'Fotos eines neuen Projekts',
    compare: 'Vorher und nachher',
  },
  key: { Mod: 'Strg', Shift: 'Umschalt', Space: 'Leertaste' },
  act: {
    open: 'Ein Shooting öffnen',
    projects: 'Alle Projekte zeigen',
    settings: 'Einstellungen',
    shortcuts: 'Diese Liste',
    next: 'Zum nächsten Feld oder Knopf',
    larger: 'Größere oder kleinere Schrift',
    pause: 'Anhalten oder fortsetzen',
    results: 'Den Ergebnisordner öffnen',
    folder: 'Das Shooting in seinem Ordner zeigen',
    walk: 'Von Foto zu Foto',
    select: 'Auswählen oder auslassen',
    range: 'Mehrere auf einmal',
    all: 'Alle auswählen',
    stars: 'Alle ab so vielen Sternen auswählen',
    kept: 'Alle auswählen, die nicht abgelehnt sind',
    box: 'Beim Ziehen eines Rahmens gehalten: diese dazu auswählen',
    boxOut: 'Beim Ziehen eines Rahmens gehalten: diese auslassen',
    photo: 'Voriges oder nächstes Foto',
    nearer: 'Näher oder weiter weg',
    whole: 'Das ganze Foto',
    move: 'Sich in einem nahen Foto bewegen',
    leave: 'Schließen',
  },
};
