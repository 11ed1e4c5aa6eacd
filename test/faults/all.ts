// Every fault scenario, in the order in which they run.

import { apiContents } from './api-contents.ts';
import { apiFaults } from './api-faults.ts';
import { apiStatuses } from './api-statuses.ts';
import { cancelFaults } from './cancel-faults.ts';
import { certificateFaults } from './certificate-faults.ts';
import { damageFaults } from './damage-faults.ts';
import { diskFaults } from './disk-faults.ts';
import { fileFaults } from './file-faults.ts';
import { frozenFaults } from './frozen-faults.ts';
import { goneFaults } from './gone-faults.ts';
import { inputFaults } from './input-faults.ts';
import { keptFaults } from './kept-faults.ts';
import { keyFaults } from './key-faults.ts';
import { lateFaults } from './late-faults.ts';
import { limitFaults } from './limit-faults.ts';
import { lineFaults } from './line-faults.ts';
import { linkFaults } from './link-faults.ts';
import { nameFaults } from './name-faults.ts';
import { networkFaults } from './network-faults.ts';
import { nights } from './night.ts';
import { oddDiskFaults } from './odd-disk-faults.ts';
import { offlineFaults } from './offline-faults.ts';
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
  ...offlineFaults,
  ...networkFaults,
  ...certificateFaults,
  ...proxyFaults,
  ...lineFaults,
  ...storeFaults,
  ...linkFaults,
  ...outageFaults,
  ...keyFaults,
  ...apiFaults,
  ...apiContents,
  ...apiStatuses,
  ...lateFaults,
  ...nameFaults,
  ...diskFaults,
  ...goneFaults,
  ...fileFaults,
  ...oddDiskFaults,
  ...processFaults,
  ...frozenFaults,
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
