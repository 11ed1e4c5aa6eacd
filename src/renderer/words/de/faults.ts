// Every fault in plain German: what happened, what it means for the photos, what to do.
import type { In } from '../translation.ts';

export const faults: In<'faults'> = {
  offline: {
    title: 'Wartet auf das Netz',
    text: 'Imagen ist nicht zu erreichen. Alles bisher Gesendete ist sicher; sobald die Verbindung wieder da ist, macht Roundtrip von selbst weiter. Dauert das lange, sagen die Einzelheiten, worauf es stößt.',
  },
  'rate-limited': {
    title: 'Imagen bittet, langsamer zu machen',
    text: 'Es wurde zu viel auf einmal gefragt. Nichts geht verloren; Roundtrip macht von selbst weiter, sobald Imagen es zulässt.',
  },
  'server-trouble': {
    title: 'Imagen hat Schwierigkeiten',
    text: 'Seine Server antworten nicht, wie sie sollen. Nichts geht verloren; Roundtrip versucht es von selbst weiter.',
  },
  'link-expired': {
    title: 'Fragt nach einem neuen Link',
    text: 'Der Ort, an den die Fotos gehen, war abgelaufen. Roundtrip fragt von selbst nach einem neuen.',
  },
  'answer-lost': {
    title: 'Fragt Imagen, was angekommen ist',
    text: 'Die Antwort auf eine Anfrage ging verloren. Bevor etwas zweimal verlangt wird, fragt Roundtrip etwa eine Minute lang, was Imagen davon weiß. Kann es das nicht sagen, entscheiden Sie.',
  },
  'key-missing': {
    title: 'Es gibt keinen API-Schlüssel',
    text: 'Ohne Schlüssel kann nichts gesendet werden. Ihre Fotos sind unberührt. Geben Sie in den Einstellungen einen Schlüssel ein und setzen Sie dann fort.',
  },
  'key-rejected': {
    title: 'Imagen nimmt den API-Schlüssel nicht an',
    text: 'Bis dahin wird nichts mehr gesendet; was gesendet wurde, ist sicher. Prüfen Sie den Schlüssel und versuchen Sie es noch einmal.',
  },
  'address-refused': {
    title: 'Imagens Adresse ist nicht zu gebrauchen',
    text: 'Es wurde nichts gesendet. Berichtigen Sie die Adresse in den Einstellungen.',
  },
  'certificate-untrusted': {
    title: 'Der Verbindung ist nicht zu trauen',
    text: 'Etwas zwischen diesem Computer und Imagen zeigt ein Zertifikat, dem dieses System nicht vertraut; darum hielt Roundtrip an. Was vorher gesendet wurde, ist sicher. Prüfen Sie die Uhr dieses Computers, fragen Sie, wer das Netz betreibt, oder nehmen Sie ein anderes, und versuchen Sie es noch einmal.',
  },
  'bad-input': {
    title: 'Hier ist etwas nicht zu gebrauchen',
    text: 'Es wurde nichts gesendet und nichts verändert. Die Einzelheiten sagen, was es ist.',
  },
  'not-found': {
    title: 'Das gibt es nicht mehr',
    text: 'Ihre Fotos sind unberührt. Öffnen Sie das Shooting noch einmal.',
  },
  'project-taken': {
    title: 'An diesem Projekt wird schon gearbeitet',
    text: 'Ein anderes Roundtrip, ein Fenster oder Terminal, hat es. Halten Sie es zuerst dort an; nichts wird doppelt getan.',
  },
  'shoot-missing': {
    title: 'Der Ordner des Shootings ist nicht da',
    text: 'Er wurde verschoben oder umbenannt, oder sein Laufwerk ist nicht verbunden. Verbinden Sie es oder legen Sie den Ordner zurück und versuchen Sie es noch einmal.',
  },
  'shoot-in-use': {
    title: 'Dieses Shooting hat schon ein unfertiges Projekt',
    text: 'Damit nichts doppelt bearbeitet wird, machen Sie zuerst mit jenem weiter. Sie finden es unter Projekte.',
  },
  'nothing-to-send': {
    title: 'Es gibt nichts zu senden',
    text: 'Kein Foto, das Imagen bearbeiten kann, ist ausgewählt. Es wurde nichts gesendet. Wählen Sie mindestens eines aus.',
  },
  'profile-unfit': {
    title: 'Das Profil passt nicht zu diesen Fotos',
    text: 'Es wurde nichts gesendet. Wählen Sie ein Profil für das Format dieses Shootings.',
  },
  'photo-changed': {
    title: 'Ein Foto hat sich beim Senden verändert',
    text: 'Es gilt nicht als gesendet. Warten Sie, bis das andere Programm damit fertig ist, und versuchen Sie es noch einmal: Dann wird es gesendet, wie es ist.',
  },
  'photo-unreadable': {
    title: 'Ein Foto ist nicht zu lesen',
    text: 'Vielleicht hält ein anderes Programm es offen, oder mit der Karte oder dem Laufwerk stimmt etwas nicht. Kümmern Sie sich darum und versuchen Sie es noch einmal. Die anderen Fotos betrifft das nicht.',
  },
  'photos-failed': {
    title: 'Einige Fotos konnten nicht gesendet werden',
    text: 'Die anderen sind gesendet und sicher. Versuchen Sie die gescheiterten noch einmal, oder lassen Sie ohne sie bearbeiten. Noch wurde nichts bearbeitet.',
  },
  'disk-full': {
    title: 'Das Laufwerk ist voll',
    text: 'Darauf lässt sich nichts mehr sichern, darum hält Roundtrip an. Nichts geht verloren. Schaffen Sie Platz und versuchen Sie es noch einmal. Die Einzelheiten sagen, wo.',
  },
  'disk-trouble': {
    title: 'Das Laufwerk macht Fehler',
    text: 'Etwas konnte nicht gelesen oder geschrieben werden. Ihre Originale werden immer nur gelesen. Prüfen Sie das Laufwerk und versuchen Sie es noch einmal.',
  },
  'folder-not-writable': {
    title: 'Roundtrip darf dort nicht schreiben',
    text: 'Ein Ordner ist geschützt, fehlt oder liegt auf einem Laufwerk, das sich nur lesen lässt; die Einzelheiten sagen, welcher. Beheben Sie das und versuchen Sie es noch einmal. Nichts geht verloren: Was bei Imagen bereitliegt, wird dann geholt.',
  },
  'options-rejected': {
    title: 'Imagen nimmt diese Angaben nicht an',
    text: 'Es wurde nichts bearbeitet. Die Einzelheiten sagen, warum. Richten Sie das Shooting mit anderen Angaben neu ein.',
  },
  'name-taken': {
    title: 'Der Name des Projekts ist vergeben',
    text: 'Imagen hat schon ein Projekt dieses Namens. Es wurde nichts gesendet. Richten Sie das Shooting mit einem anderen Namen neu ein.',
  },
  'project-unsure': {
    title: 'Dieses Projekt ist vielleicht schon bei Imagen',
    text: 'Die Liste der Projekte war beschädigt, und Imagen hat ein Projekt dieses Namens mit Fotos darin. Es wurde nichts gesendet. Sehen Sie dort nach: Ist es nicht dieses, oder soll noch einmal bearbeitet werden, brechen Sie dieses Projekt ab und richten Sie seinen Ordner neu ein. Das kann noch einmal berechnet werden.',
  },
  'database-newer': {
    title: 'Hier war schon ein neueres Roundtrip',
    text: 'Dieses ältere kann seine Aufzeichnungen nicht lesen. Installieren Sie wieder die neuere Fassung; es wurde nichts verändert.',
  },
  'database-damaged': {
    title: 'Roundtrips Aufzeichnungen sind beschädigt',
    text: 'Ihre Fotos und Ergebnisse sind nicht betroffen. Schließen Sie Roundtrip und öffnen Sie es wieder: Dann stellt es wieder her, was sich wissen lässt, und behält die beschädigte Datei.',
  },
  'edit-unknown': {
    title: 'Die Bearbeitung ist vielleicht schon bestellt',
    text: 'Es kam keine klare Antwort, und Imagen sagt nicht, ob es die Bestellung gehört hat. Alle Fotos sind gesendet und sicher. Sehen Sie später noch einmal nach: Vielleicht weiß es dann mehr. Noch einmal zu bestellen kann heißen, dass sie doppelt bearbeitet und berechnet werden.',
  },
  'export-unknown': {
    title: 'Die fertigen JPEGs sind vielleicht schon bestellt',
    text: 'Es kam keine klare Antwort, und Imagen sagt nicht, ob es die Bestellung gehört hat. Ihre Bearbeitungen sind sicher. Sehen Sie später noch einmal nach: Vielleicht weiß es dann mehr. Noch einmal zu bestellen kann heißen, dass sie doppelt gemacht werden.',
  },
  'link-refused': {
    title: 'Imagens Speicher weist ein Foto ab',
    text: 'Der Link, den es gab, wird nicht angenommen. Das Foto ist unberührt und gilt nicht als gesendet. Versuchen Sie es später noch einmal.',
  },
  'not-allowed': {
    title: 'Imagen erlaubt das nicht',
    text: 'Es verweigerte Ihrem API-Schlüssel etwas an diesem Projekt. Andere Projekte betrifft das nicht, und alles Bisherige ist sicher. Die Einzelheiten sagen es mit Imagens Worten. Versuchen Sie es noch einmal, oder fragen Sie Imagens Support.',
  },
  'request-refused': {
    title: 'Imagen wies eine Anfrage ab',
    text: 'Was bisher gesendet und bearbeitet wurde, ist sicher. Die Einzelheiten sagen es mit Imagens Worten. Versuchen Sie es noch einmal; bleibt es dabei, fragen Sie Imagens Support.',
  },
  'transfer-mismatch': {
    title: 'Ein Foto kam nicht so an, wie es gesendet wurde',
    text: 'Seine Prüfsumme ist eine andere, darum gilt es nicht als gesendet. Versuchen Sie es noch einmal.',
  },
  'project-gone': {
    title: 'Imagen hat dieses Projekt nicht mehr',
    text: 'Ihre Originale und alles bisher Geholte liegen auf diesem Computer. Was noch keine Bearbeitung hat, lässt sich als neues Projekt noch einmal senden.',
  },
  'edit-failed': {
    title: 'Imagen konnte dieses Projekt nicht bearbeiten',
    text: 'Ihre Originale sind unberührt. Imagens eigene Worte stehen in den Einzelheiten. Senden Sie die Fotos als neues Projekt noch einmal, oder fragen Sie Imagens Kundendienst.',
  },
  'export-failed': {
    title: 'Imagen konnte die fertigen JPEGs nicht machen',
    text: 'Ihre Bearbeitungen sind hier und sicher. Imagens eigene Worte stehen in den Einzelheiten. Versuchen Sie es noch einmal; scheitert es wieder, fragen Sie Imagens Kundendienst.',
  },
  'no-result': {
    title: 'Für einige Fotos kam keine Bearbeitung zurück',
    text: 'Sie wurden gesendet, aber Imagen gab nichts für sie zurück. Die Originale sind unberührt. Holen Sie noch einmal, das wird nicht berechnet; kommt nichts, senden Sie sie noch einmal.',
  },
  'unexpected-reply': {
    title: 'Imagen hat etwas Unerwartetes geantwortet',
    text: 'Roundtrip hat angehalten, statt zu raten. Nichts geht verloren. Versuchen Sie es später noch einmal.',
  },
  contract: {
    title: 'Zwei Teile von Roundtrip verstehen einander nicht',
    text: 'Das ist unser Fehler. Ihre Fotos sind unberührt. Starten Sie Roundtrip neu; bleibt es dabei, bringen Sie es auf den neuesten Stand.',
  },
  bug: {
    title: 'In Roundtrip ist etwas schiefgegangen',
    text: 'Das ist unser Fehler. Ihre Fotos sind unberührt, und was gesendet wurde, ist sicher. Versuchen Sie es noch einmal; ein Neustart kann helfen.',
  },
};
