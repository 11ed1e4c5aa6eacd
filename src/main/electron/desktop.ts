// Tells the desktop: notifications while the window isn't looked at, progress at the dock or taskbar, and the number of
// projects that need somebody as a badge. Called by shell.ts.
import { app, Notification } from 'electron';
import type { ProjectSummary } from '#contract/project.ts';
import type { Proposal } from '#contract/watch.ts';
import type { App } from '#main/app.ts';
import { needing, newProposals, newsOf, overall } from './news.ts';
import { followSettings } from './settings.ts';
import type { MainWindow } from './window.ts';
import { type ShellWords, wordsIn } from './words.ts';

interface Desk {
  readonly window: MainWindow;
  /** A notification was clicked. */
  open(project: string): void;
  openShoot(path: string): void;
}

export function tellDesktop(roundtrip: App, { window, open, openShoot }: Desk): void {
  const known = new Map<string, ProjectSummary>();
  // A notification that nobody holds is collected, and its click leads nowhere.
  const shown = new Set<Notification>();
  let wanted = false;
  let words = wordsIn('system', app.getLocale());
  void followSettings(roundtrip, ({ notifications, language }) => {
    wanted = notifications;
    words = wordsIn(language, app.getLocale());
  });
  const tell = (said: Said, onClick: () => void): void => {
    if (wanted && !window.isLookedAt() && Notification.isSupported()) show(shown, said, onClick);
  };
  const proposed = newProposals();
  roundtrip.onEvent((event) => {
    if (event.type === 'watch')
      for (const proposal of proposed(event.watch.proposals))
        tell(saidOf(proposal, words), () => openShoot(proposal.path));
    if (event.type !== 'project') return;
    const { project } = event;
    const news = newsOf(known.get(project.id)?.status, project);
    known.set(project.id, project);
    window.showProgress(overall(known.values()));
    badge(needing(known.values()));
    if (news !== null) tell({ title: project.name, body: bodyOf(project, words) }, () => open(project.id));
  });
}

let badged = 0;
function badge(count: number): void {
  if (count === badged) return;
  badged = count;
  app.setBadgeCount(count);
}

const bodyOf = ({ status, failed }: ProjectSummary, { notice }: ShellWords): string => {
  if (status !== 'done') return notice.needed;
  return failed > 0 ? notice.doneFailed(failed) : notice.done;
};

interface Said {
  readonly title: string;
  readonly body: string;
}

const saidOf = ({ name, more, photos, fault }: Proposal, { notice }: ShellWords): Said => ({
  title: more ? notice.morePhotos(name) : notice.newShoot(name),
  body: fault === null ? notice.newPhotos(photos) : notice.notAlone,
});

function show(shown: Set<Notification>, words: Said, onClick: () => void): void {
  const notification = new Notification(words);
  shown.add(notification);
  notification.on('click', () => {
    shown.delete(notification);
    onClick();
  });
  notification.on('close', () => shown.delete(notification));
  notification.show();
}
