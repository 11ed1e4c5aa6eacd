// Words of Settings, and of the API key wherever it is entered, in German.
import type { In } from '../translation.ts';

export const settings: In<'settings'> = {
  title: 'Einstellungen',
  imagen: 'Imagen',
  key: {
    title: 'API-Schlüssel',
    label: 'API-Schlüssel',
    another: 'Einen anderen an seine Stelle',
    kept: 'Im Schlüsselbund dieses Computers liegt ein Schlüssel. Er wird nie gezeigt.',
    none: 'Noch kein Schlüssel.',
    save: 'Schlüssel sichern',
    test: 'Verbindung prüfen',
    saveAndTest: 'Prüfen und weiter',
    testing: 'Fragt Imagen …',
    works_one: 'Verbunden. Dieses Konto hat {{count, number}} Profil.',
    works_other: 'Verbunden. Dieses Konto hat {{count, number}} Profile.',
    forget: 'Schlüssel vergessen …',
    forgetTitle: 'Den API-Schlüssel vergessen?',
    forgetText:
      'Er wird von diesem Computer entfernt. Laufende Projekte halten an, bis Sie wieder einen Schlüssel eingeben.',
    forgetAct: 'Schlüssel vergessen',
  },
  address: {
    label: 'Adresse',
    hint: 'Nur für ein eigenes Gateway eines Studios. Eine andere Adresse fragt neu nach dem Schlüssel.',
    save: 'Adresse sichern',
    usual: 'Zurück zur üblichen',
  },
  practice: {
    label: 'Übungs-Imagen',
    text: 'Neue Projekte gehen an einen Übungsdienst auf diesem Computer. Nichts verlässt ihn, nichts wird berechnet.',
  },
  transfers: 'Übertragung',
  parallel: { label: 'Fotos gleichzeitig', hint: '1 bis 20. Fünf füllen die meisten Leitungen.' },
  limit: {
    label: 'Bandbreite begrenzen',
    text: 'Lässt anderen Platz auf der Leitung.',
    mbps: 'Megabit pro Sekunde',
  },
  awake: {
    label: 'Diesen Computer wach halten',
    text: 'Solange an Projekten gearbeitet wird. Der Bildschirm darf dunkel werden.',
  },
  look: {
    title: 'Erscheinungsbild',
    appearance: 'Farben',
    language: 'Sprache',
    system: 'Wie das System',
    dark: 'Dunkel',
    light: 'Hell',
    en: 'English',
    de: 'Deutsch',
    notifications: 'Mitteilungen',
    notificationsText: 'Wenn ein Projekt fertig ist oder Sie braucht, während Sie woanders hinsehen.',
  },
  about: 'Über',
  version: 'Roundtrip {{version}} auf {{runtime}}',
};
