// Words of the list of projects and of the first run, in German.
import type { In } from '../translation.ts';

export const projects: In<'projects'> = {
  title: 'Projekte',
  search: 'Projekte suchen',
  list: 'Projekte, das neueste zuerst',
  dropHint: 'Ziehen Sie ein weiteres Shooting irgendwo auf dieses Fenster.',
  noneFound: 'So heißt kein Projekt.',
  stage: {
    upload: { ahead: 'Senden', now: 'Sendet', done: 'Gesendet' },
    edit: { ahead: 'Bearbeiten', now: 'Wird bearbeitet', done: 'Bearbeitet' },
    download: { ahead: 'Holen', now: 'Holt', done: 'Geholt' },
    jpegs: { ahead: 'JPEGs', now: 'Macht JPEGs', done: 'JPEGs' },
  },
  stageOf: '{{done}}/{{total}}',
  bytesOf: '{{done}} von {{total}}',
  limited: 'in den Einstellungen auf {{limit}} Mbit/s begrenzt',
  left: 'noch etwa {{time}}',
  status: {
    paused: 'Angehalten',
    faulted: 'Braucht Sie',
    waiting: 'Wartet',
    cancelled: 'Abgebrochen',
    done: 'Fertig',
    running: 'In Arbeit',
  },
  failed_one: '{{count, number}} gescheitert',
  failed_other: '{{count, number}} gescheitert',
  leftOut_one: '{{count, number}} ausgelassen',
  leftOut_other: '{{count, number}} ausgelassen',
  turn_one: 'Als nächstes an der Reihe',
  turn_other: 'Nummer {{count, number}} in der Reihe',
  since: 'Seit {{time}}.',
  progressOf: 'Fortschritt von {{name}}',
  act: {
    pause: 'Anhalten',
    resume: 'Fortsetzen',
    retry: 'Noch einmal versuchen',
    'retry-failed_one': '{{count, number}} gescheitertes noch einmal',
    'retry-failed_other': '{{count, number}} gescheiterte noch einmal',
    'open-results': 'Ergebnisordner öffnen',
    open: 'Öffnen',
    see: 'Was zu tun ist',
    settings: 'Zu den Einstellungen',
  },
  actOn: '{{action}}: {{name}}',
  queued_one: 'Ein Shooting wartet darauf, eingerichtet zu werden.',
  queued_other: '{{count}} Shootings warten darauf, eingerichtet zu werden.',
  goOn: 'Einrichten',
  empty: {
    title: 'Legen Sie ein Shooting hier ab',
    text: 'Ziehen Sie einen Ordner mit Fotos irgendwo auf dieses Fenster, oder öffnen Sie einen.',
    steps: [
      {
        title: 'Shooting ablegen',
        text: 'Ein Ordner von Laufwerk oder Karte. Originale werden immer nur gelesen.',
      },
      {
        title: 'Den Stil wählen',
        text: 'Ein Profil und die KI-Werkzeuge. Sie sehen, was gesendet wird, bevor es geschieht.',
      },
      {
        title: 'Bearbeitet zurückbekommen',
        text: 'Bearbeitungen landen neben Ihren RAWs, bereit für Lightroom. Den Deckel können Sie jederzeit schließen.',
      },
    ],
  },
  first: {
    title: 'Willkommen bei Roundtrip',
    text: 'Ihre Shootings gehen zu Imagen und kommen bearbeitet zurück, neben Ihre Originale.',
    waiting_one: 'Das geöffnete Shooting liegt bereit. Wählen Sie zuerst, wohin es geht.',
    waiting_other:
      'Die {{count, number}} geöffneten Shootings liegen bereit. Wählen Sie zuerst, wohin sie gehen.',
    key: {
      title: 'Ich habe einen API-Schlüssel von Imagen',
      text: 'Imagen schickt Ihnen auf Anfrage einen. Er bleibt im Schlüsselbund dieses Computers und wird nie wieder gezeigt.',
    },
    practice: {
      sample: 'Mit einem Beispiel-Shooting ausprobieren',
      busy: 'Die Beispielfotos entstehen …',
      text: 'Zwei Dutzend erfundene Fotos gehen durch das Übungs-Imagen, das auf diesem Computer läuft: Nichts wird irgendwohin gesendet, nichts wird berechnet.',
      act: 'Mit eigenen Fotos am Übungs-Imagen beginnen',
    },
  },
};
