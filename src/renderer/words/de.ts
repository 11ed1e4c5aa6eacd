// All German text of the window, put together. Each screen's words have their own file.
import { common } from './de/common.ts';
import { faults } from './de/faults.ts';
import { newProject } from './de/new-project.ts';
import { project } from './de/project.ts';
import { projects } from './de/projects.ts';
import { settings } from './de/settings.ts';
import { shortcuts } from './de/shortcuts.ts';
import { tools } from './de/tools.ts';
import { watch } from './de/watch.ts';

export const de = {
  common,
  faults,
  newProject,
  project,
  projects,
  settings,
  shortcuts,
  tools,
  watch,
} as const;
