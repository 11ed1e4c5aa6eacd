import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The fault scenarios first, which wait for clocks and sockets for minutes: begun last, they would run on alone. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const long = ({ moduleId }: TestSpecification) => moduleId.includes('/test/faults/');
    return [...sorted.filter(long), ...sorted.filter((file) => !long(file))];
  }
}

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'tools/**/*.test.ts'],
    setupFiles: 'test/after-each-file.ts',
    // Two cores: more forks than that only make each other's sockets wait.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // Only for what stands still: a busy machine takes several times as long as a free one.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
