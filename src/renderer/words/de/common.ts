// Words that several screens use, in German.
import type { In } from '../translation.ts';

export const common: In<'common'> = {
  app: 'Roundtrip',
  back: 'Projekte',
  cancel: 'Abbrechen',
  close: 'Schließen',
  choose: 'Auswählen …',
  // Main says them in English, for whoever helps.
  details: 'Einzelheiten (auf Englisch)',
  settings: 'Einstellungen',
  openShoot: 'Shooting öffnen …',
  tryAgain: 'Noch einmal versuchen',
  photos_one: '{{count, number}} Foto',
  photos_other: '{{count, number}} Fotos',
  practiceBanner: 'Übungs-Imagen: Nichts verlässt diesen Computer, nichts wird berechnet.',
  practiceTag: 'Übung',
  once: {
    offline: {
      title: 'Keine Verbindung zu Imagen',
      text: 'Nichts wurde geändert, und Ihre Fotos sind unberührt. Versuchen Sie es noch einmal, sobald es eine Verbindung gibt.',
    },
    'rate-limited': {
      title: 'Imagen bittet, langsamer zu machen',
      text: 'Es wurde zu viel auf einmal gefragt. Ihre Fotos sind unberührt. Versuchen Sie es in einer Minute noch einmal.',
    },
    'server-trouble': {
      title: 'Imagen hat Schwierigkeiten',
      text: 'Seine Server antworten nicht, wie sie sollen. Ihre Fotos sind unberührt. Versuchen Sie es später noch einmal.',
    },
  },
  unreadable: {
    out_one: '{{count, number}} Foto ist nicht lesbar und nicht ausgewählt: {{names}}.',
    out_other: '{{count, number}} Fotos sind nicht lesbar und nicht ausgewählt: {{names}}.',
    in_one: '{{count, number}} nicht lesbares Foto ist ausgewählt.',
    in_other: '{{count, number}} nicht lesbare Fotos sind ausgewählt.',
    take_one: 'Trotzdem auswählen',
    take_other: 'Trotzdem auswählen',
    leave_one: 'Auslassen',
    leave_other: 'Auslassen',
  },
  loading: 'Einen Moment …',
  drop: {
    folder_one: 'Loslassen, um ein neues Projekt zu beginnen',
    folder_other: '{{count}} Ordner oder Fotos hier loslassen',
    hint: 'Jeder Ordner wird ein eigenes Projekt, lose Fotos zusammen eines. Noch wird nichts gesendet.',
    refused: 'Das kann Roundtrip nicht annehmen',
    refusedHint: 'Roundtrip nimmt Ordner, und Fotos in einem RAW-Format oder als JPEG.',
    nothing:
      'Diese Dateien liegen auf keinem Laufwerk dieses Computers. Sichern Sie sie zuerst in einem Ordner und ziehen Sie dann diesen hierher.',
  },
  scanning: 'Roundtrip sieht durch, was Sie geöffnet haben …',
  scanningFound_one: 'Bisher {{count, number}} Foto gefunden',
  scanningFound_other: 'Bisher {{count, number}} Fotos gefunden',
  scanningStop: 'Nicht weitersuchen',
  scanningHint: 'Die Fotos werden nur angesehen. Nichts wird verändert oder gesendet.',
  leftOut: {
    hidden: 'Verborgen',
    system: 'System- und Katalogdateien',
    'own-results': 'Ergebnisse früherer Projekte',
    sidecar: 'Begleitdateien (gelesen, nicht gesendet)',
    video: 'Videos',
    unsupported: 'Formate, die Imagen nicht annimmt',
    empty: 'Leere Dateien',
    unreadable: 'Nicht lesbar',
    twin: 'Dasselbe Foto im anderen Format',
    'other-format': 'Nicht das Format des Profils',
    deselected: 'Nicht ausgewählt',
    'link-loop': 'Verweise zurück auf denselben Ordner',
  },
};
