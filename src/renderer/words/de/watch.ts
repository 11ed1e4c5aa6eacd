// Words of watch folders, in German.
import type { In } from '../translation.ts';

export const watch: In<'watch'> = {
  title: 'Überwachte Ordner',
  text: 'Roundtrip achtet in diesen Ordnern auf neue Shootings und wartet, bis das Kopieren zu Ende ist: etwa eine Minute nach der letzten Datei. Auf eine Datei, die leer oder halb geschrieben bleibt, wartet es bis zu zehn Minuten. Was schon in den Ordnern liegt, bleibt, wie es ist.',
  list: 'Überwachte Ordner',
  add: 'Ordner hinzufügen …',
  adding: 'Sieht nach, was darin liegt …',
  remove: 'Nicht mehr überwachen',
  removeOn: '{{path}} nicht mehr überwachen',
  gone: 'Dieser Ordner ist gerade nicht da. Er wird wieder überwacht, sobald er zurück ist.',
  depth: 'Ein Shooting ist',
  depthOf: { one: 'Jeder Ordner darin', two: 'Jeder Ordner in dessen Ordnern' },
  depthHint: 'Wie in 2026 / Anna & Ben.',
  how: 'Wenn ein neues Shooting auftaucht',
  propose: 'Vorschlagen',
  proposeText:
    'Etwa eine Minute nach der letzten Datei wird unter „Projekte“ gefragt, was damit geschehen soll. Nichts wird gesendet.',
  start: 'Von selbst beginnen',
  startText:
    'Etwa fünf Minuten nach der letzten Datei. Alle Fotos außer den abgelehnten werden gesendet und berechnet, als hätten Sie es begonnen.',
  change: 'Ändern …',
  changeOn: 'Ändern, womit Shootings in {{path}} beginnen',
  noTools: 'keine KI-Werkzeuge',
  jpegs: 'auch fertige JPEGs',
  otherImagen: {
    practice:
      'Dieses Profil gehört zum Übungs-Imagen. Bis Sie ein anderes wählen, werden neue Shootings vorgeschlagen.',
    service:
      'Dieses Profil gehört nicht zum Übungs-Imagen. Bis Sie ein anderes wählen, werden neue Shootings vorgeschlagen.',
  },
  unreadable:
    'Womit Shootings beginnen, ist nicht mehr lesbar. Bis Sie neu wählen, werden sie vorgeschlagen.',
  arriving_one: '{{name}} wird noch kopiert: bisher {{count, number}} Foto.',
  arriving_other: '{{name}} wird noch kopiert: bisher {{count, number}} Fotos.',
  waits: '{{name}} wird von selbst beginnen. {{why}}.',
  setUp: {
    title: 'Neue Shootings in „{{name}}“ beginnen mit',
    results: 'Ergebnisse',
    save: 'Neue Shootings damit beginnen',
    ownFolders: 'Jedes Shooting bekommt darin einen eigenen Ordner.',
    noProfile: 'Wählen Sie ein Profil.',
    noFolder: 'Wählen Sie den Ordner, in den die Bearbeitungen kommen.',
  },
  card: {
    list: 'Neue Shootings',
    title: 'Neues Shooting: {{name}}',
    more: 'Weitere Fotos in {{name}}',
    moreText: 'Sie kamen, nachdem es begonnen hatte, und wurden nicht gesendet.',
    edit: 'Bearbeiten …',
    editOn: '{{name}} bearbeiten …',
    later: 'Jetzt nicht',
    laterOn: 'Jetzt nicht: {{name}}',
    all_one: 'Ein weiteres zeigen',
    all_other: '{{count, number}} weitere zeigen',
    notAlone: 'Es hat nicht von selbst begonnen: {{why}}',
  },
  why: {
    profile: 'Sein Profil gibt es nicht mehr, oder es ist für die andere Art von Fotos.',
    nothing: 'Es hat kein Foto zu senden, oder alle sind abgelehnt.',
    key: 'Es gibt keinen API-Schlüssel.',
    keyRejected: 'Imagen nimmt den API-Schlüssel nicht an.',
    options: 'Womit es beginnen sollte, wird nicht mehr angenommen.',
    before:
      'Sein Ordner oder seine Fotos waren schon einmal hier, oder ein Ordner von Roundtrip liegt darin. Es ist also vielleicht schon bearbeitet, hier oder an einem anderen Computer.',
    other: '{{title}}.',
  },
};
