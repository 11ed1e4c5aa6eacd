// Every fault scenario, in the order of docs/reliability.md.

import { apiContents } from './api-contents.ts';
import { apiFaults } from './api-faults.ts';
import { cancelFaults } from './cancel-faults.ts';
import { certificateFaults } from './certificate-faults.ts';
import { damageFaults } from './damage-faults.ts';
import { diskFaults } from './disk-faults.ts';
import { fileFaults } from './file-faults.ts';
import { inputFaults } from './input-faults.ts';
import { keptFaults } from './kept-faults.ts';
import { keyFaults } from './key-faults.ts';
import { lateFaults } from './late-faults.ts';
import { limitFaults } from './limit-faults.ts';
import { lineFaults } from './line-faults.ts';
import { networkFaults } from './network-faults.ts';
import { nights } from './night.ts';
import { oddDiskFaults } from './odd-disk-faults.ts';
import { outageFaults } from './outage-faults.ts';
import { processFaults } from './process-faults.ts';
import { progressFaults } from './progress-faults.ts';
import { proxyFaults } from './proxy-faults.ts';
import { queueFaults } from './queue-faults.ts';
import type { Scenario } from './scenario.ts';
import { sharingFaults } from './sharing-faults.ts';
import { sleepFaults } from './sleep-faults.ts';
import { storeFaults } from './store-faults.ts';

export const scenarios: readonly Scenario[] = [
  ...networkFaults,
  ...certificateFaults,
  ...proxyFaults,
  ...lineFaults,
  ...storeFaults,
  ...outageFaults,
  ...keyFaults,
  ...apiFaults,
  ...apiContents,
  ...lateFaults,
  ...diskFaults,
  ...fileFaults,
  ...oddDiskFaults,
  ...processFaults,
  ...keptFaults,
  ...damageFaults,
  ...progressFaults,
  ...inputFaults,
  ...queueFaults,
  ...cancelFaults,
  ...sleepFaults,
  ...limitFaults,
  ...sharingFaults,
  ...nights,
];
