// Practice Imagen in a process of its own, for bench/project.ts: what it takes must not be counted as Roundtrip's.
import { startPractice } from '#practice/server.ts';

const practice = await startPractice({ folder: process.argv[2] ?? '', editSeconds: 0.5, exportSeconds: 0.5 });
process.send?.({ url: practice.url, key: practice.key });
process.once('disconnect', async () => {
  await practice.close();
  process.exit(0);
});
