// Which folder Lightroom is to be pointed at: the shoot's own where sidecars lie beside its RAWs, else the results folder. Pure.
import type { Delivery, ProjectSummary } from '#contract/project.ts';

type Places = Pick<ProjectSummary, 'root' | 'resultsFolder'>;

export function folderForLightroom(
  { root, resultsFolder }: Places,
  { results }: Pick<Delivery, 'results'>,
): string {
  const inResults = (file: string): boolean => file.startsWith(resultsFolder);
  const beside = results.some(({ files }) => files.some((file) => /\.xmp$/i.test(file) && !inResults(file)));
  return beside ? root : resultsFolder;
}
