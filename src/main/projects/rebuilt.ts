// Whether the list of projects was rebuilt since a project began: then what it says of it may be older than the truth.
import type { Store } from '../store/store.ts';

export const isRebuilt = ({ timeline }: Store, id: string): boolean => timeline.last(id, 'rebuilt') !== null;
