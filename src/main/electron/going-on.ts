// Projects that are at work, or wait for their turn, in this process. Used by the menu (pause all) and the way out.
import type { ProjectSummary } from '#contract/project.ts';
import type { App } from '#main/app.ts';

export async function goingOn(roundtrip: Pick<App, 'call' | 'running'>): Promise<readonly ProjectSummary[]> {
  const reply = await roundtrip.call('projects.list', undefined);
  if (!reply.ok) return [];
  // A terminal's go on whatever happens to this window.
  const here = new Set(roundtrip.running());
  return (reply.value as readonly ProjectSummary[]).filter(({ id }) => here.has(id));
}
