// Projects that are at work, or wait for their turn, in this process. Used by the menu (pause all) and the way out.
import type { ProjectSummary } from '#contract/project.ts';
import type { App } from '#main/app.ts';

export async function goingOn(roundtrip: Pick<App, 'call'>): Promise<readonly ProjectSummary[]> {
  const reply = await roundtrip.call('projects.list', undefined);
  if (!reply.ok) return [];
  const all = reply.value as readonly ProjectSummary[];
  return all.filter(({ status }) => status === 'running' || status === 'waiting');
}
