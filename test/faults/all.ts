// Every fault scenario, in the order of docs/reliability.md.
import { networkFaults } from './network-faults.ts';
import type { Scenario } from './scenario.ts';
import { storeFaults } from './store-faults.ts';

export const scenarios: readonly Scenario[] = [...networkFaults, ...storeFaults];
