// What is asked and said when the list of projects is damaged. Part of words.ts.

export const rebuildWords = {
  en: {
    ask: 'The list of projects is damaged.',
    detail:
      'Photos and results are not concerned. Roundtrip can rebuild the list from what can still be read, from its own copies and from what Imagen says. The damaged file is kept, and no edit is asked for again without you.',
    go: 'Rebuild',
    quit: 'Quit',
    done: 'The list of projects is rebuilt.',
    none: 'No project could be read.',
    whole: (count: number) =>
      count === 1 ? '1 project is as it was.' : `${count} projects are as they were.`,
    inPart: 'Known in part; Roundtrip asks Imagen before they go on:',
    startsOff:
      'New shoots in these folders don’t start by themselves any more, until you choose it again in Settings:',
    lost: 'Lost; their results and backups still lie in their shoots:',
    more: (count: number) => `and ${count} more`,
    kept: (file: string) => `The damaged file is kept: ${file}`,
    goOn: 'Continue',
  },
  de: {
    ask: 'Die Liste der Projekte ist beschädigt.',
    detail:
      'Fotos und Ergebnisse sind nicht betroffen. Roundtrip kann die Liste wiederherstellen: aus dem, was noch lesbar ist, aus seinen eigenen Kopien und aus dem, was Imagen sagt. Die beschädigte Datei bleibt erhalten, und keine Bearbeitung wird ohne Sie noch einmal bestellt.',
    go: 'Wiederherstellen',
    quit: 'Beenden',
    done: 'Die Liste der Projekte ist wiederhergestellt.',
    none: 'Es ließ sich kein Projekt lesen.',
    whole: (count: number) =>
      count === 1 ? '1 Projekt ist, wie es war.' : `${count} Projekte sind, wie sie waren.`,
    inPart: 'Zum Teil bekannt; Roundtrip fragt Imagen, bevor es mit ihnen weitergeht:',
    startsOff:
      'Neue Shootings in diesen Ordnern beginnen nicht mehr von selbst, bis Sie es in den Einstellungen wieder wählen:',
    lost: 'Verloren; ihre Ergebnisse und Sicherungen liegen noch in ihren Shootings:',
    more: (count: number) => `und ${count} weitere`,
    kept: (file: string) => `Die beschädigte Datei liegt hier: ${file}`,
    goOn: 'Weiter',
  },
} as const;
