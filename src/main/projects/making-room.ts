// Keeps a new project, and says so of one on its folder that had not begun and was cancelled for it. Called by starting.
import type { Services } from '../services.ts';
import { addProject, type NewProjectOrder } from './new-project.ts';

type Needed = Pick<Services, 'store' | 'shelf' | 'callbacks'>;

/** As `addProject`, with its faults. */
export function addMakingRoom(services: Needed, order: NewProjectOrder): string {
  const { store, callbacks } = services;
  const before = store.projects.unfinishedOn(order.shoot.root);
  try {
    return addProject(store, callbacks, order);
  } finally {
    if (before !== null) tellCancelled(services, before);
  }
}

function tellCancelled({ store, shelf }: Needed, id: string): void {
  const { status, step } = store.projects.get(id);
  if (status !== 'cancelled') return;
  store.timeline.add(id, 'cancelled', { step });
  shelf.tell(id);
}
