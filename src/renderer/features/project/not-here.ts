// What of a done project is not in its place. Used by DoneStanding.
import type { ProjectSummary } from '#contract/project.ts';

type Counts = Pick<ProjectSummary, 'sent' | 'downloaded' | 'delivered' | 'wantsJpegs'>;

/** Photos of which an edit or a final JPEG was found missing, as downloading it again was stopped. */
export const notHere = ({ sent, downloaded, delivered, wantsJpegs }: Counts): number =>
  Math.max(0, sent - downloaded, wantsJpegs ? sent - delivered : 0);
