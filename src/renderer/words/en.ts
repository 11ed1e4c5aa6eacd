// All English text of the window, put together. Each screen's words have their own file.
import { common } from './en/common.ts';
import { faults } from './en/faults.ts';
import { newProject } from './en/new-project.ts';
import { project } from './en/project.ts';
import { projects } from './en/projects.ts';
import { settings } from './en/settings.ts';
import { shortcuts } from './en/shortcuts.ts';
import { tools } from './en/tools.ts';
import { watch } from './en/watch.ts';

export const en = {
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
