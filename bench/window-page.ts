// What bench/window.ts runs within the page. Each function is sent there as text: it can use nothing of this file.

declare global {
  interface Window {
    /** Lengths of the long tasks since they were last taken, milliseconds. */
    longTasks: number[];
  }
}

export function watchLongTasks(): void {
  window.longTasks = [];
  const note = (list: PerformanceObserverEntryList) => {
    for (const entry of list.getEntries()) window.longTasks.push(entry.duration);
  };
  new PerformanceObserver(note).observe({ type: 'longtask' });
}

/** Times from the end of the scan, which is when the form appears. */
export async function firstThumbnails(photos: number) {
  const until = (fits: () => boolean) =>
    new Promise<number>((resolve) => {
      const look = () => (fits() ? resolve(performance.now()) : requestAnimationFrame(look));
      look();
    });
  const images = () => [...document.querySelectorAll<HTMLImageElement>('.photo-cell img')];
  const isThere = (image: HTMLImageElement) => image.complete && image.naturalWidth > 0;
  const end = await until(() => document.querySelector('.photo-choice') !== null);
  const first = await until(() => images().some(isThere));
  const screenful = await until(() => images().length > 12 && images().every(isThere));
  const listed = await until(() =>
    (document.body.textContent ?? '').includes(`of ${photos.toLocaleString('en')} selected`),
  );
  const read = await until(() => document.querySelector('div.sheet-bar') !== null);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const long = Math.max(0, ...window.longTasks.splice(0));
  return { first: first - end, screenful: screenful - end, listed: listed - end, read: read - end, long };
}

/** As a person does who holds the key: twenty seconds from the first row to the last. */
export async function scrollThrough() {
  const grid = document.querySelector('.photo-grid');
  if (!grid) throw new Error('There is no grid.');
  window.longTasks.splice(0);
  const begin = performance.now();
  let frames = 0;
  let pictures = 0;
  const count = () => (pictures += 1);
  grid.addEventListener('load', count, { capture: true });
  for (let part = 0; part < 1; part = (performance.now() - begin) / 20_000) {
    grid.scrollTop = part * (grid.scrollHeight - grid.clientHeight);
    await new Promise(requestAnimationFrame);
    frames += 1;
  }
  grid.removeEventListener('load', count, { capture: true });
  await new Promise((resolve) => setTimeout(resolve, 200));
  return {
    ms: performance.now() - begin,
    frames,
    pictures,
    long: Math.max(0, ...window.longTasks.splice(0)),
  };
}

/** Jumps to places not seen for long, rests, and counts what is not there. */
export async function jumps(restMs: number) {
  const grid = document.querySelector('.photo-grid');
  if (!grid) throw new Error('There is no grid.');
  const wait = (time: number) => new Promise((resolve) => setTimeout(resolve, time));
  const box = grid.getBoundingClientRect();
  const inSight = (element: Element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > box.top && top < box.bottom;
  };
  const missing = () =>
    [...grid.querySelectorAll<HTMLImageElement>('.photo-cell img')].filter(
      (image) => inSight(image) && !(image.complete && image.naturalWidth > 0),
    ).length;
  const found: { rows: number; missing: number; allAfter: number }[] = [];
  for (const part of [0.05, 0.93, 0.31, 0.77, 0.48, 0.12, 0.66, 0.85, 0.22, 0.57]) {
    grid.scrollTop = part * (grid.scrollHeight - grid.clientHeight);
    const begin = performance.now();
    await wait(restMs);
    const cells = [...grid.querySelectorAll('.photo-cell')]
      .filter(inSight)
      .map((cell) => cell.getBoundingClientRect());
    const height = Math.max(1, ...cells.map((cell) => cell.height));
    // A line of sight down the sheet meets a cell every row, gaps aside.
    let rows = 0;
    for (let y = box.top + height / 2; y < box.bottom; y += height)
      if (!cells.some((cell) => cell.top - 24 <= y && cell.bottom + 24 >= y)) rows += 1;
    const gone = missing();
    while (missing() > 0 && performance.now() - begin < 10_000) await wait(10);
    found.push({ rows, missing: gone, allAfter: performance.now() - begin });
  }
  return found;
}

/** Throws when the clicks change nothing: then nothing was measured. */
export async function clicks(): Promise<number> {
  window.longTasks.splice(0);
  const counted = () => document.querySelector('.photo-choice-bar [role=status]')?.textContent;
  const before = counted();
  for (const cell of [...document.querySelectorAll<HTMLElement>('.photo-cell')].slice(8, 12)) {
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
      cell.dispatchEvent(
        type.startsWith('pointer')
          ? new PointerEvent(type, { bubbles: true, pointerType: 'mouse', button: 0, isPrimary: true })
          : new MouseEvent(type, { bubbles: true, button: 0 }),
      );
    await new Promise((resolve) => setTimeout(resolve, 700));
  }
  if (counted() === before) throw new Error('The clicks were not taken.');
  return Math.max(0, ...window.longTasks.splice(0));
}

/** Chooses another order as the hidden list of the first picker does. */
export async function sorts(): Promise<number> {
  window.longTasks.splice(0);
  const picker = document.querySelector<HTMLSelectElement>('.sheet-bar select');
  if (!picker) throw new Error('There is no order to choose.');
  for (const value of ['time', 'stars', 'name']) {
    Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set?.call(picker, value);
    picker.dispatchEvent(new Event('change', { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    if (picker.value !== value) throw new Error(`The order did not become ${value}.`);
  }
  return Math.max(0, ...window.longTasks.splice(0));
}

export function memory(): { megabytes: number; nodes: number } {
  const used =
    (performance as unknown as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? 0;
  return { megabytes: Math.round(used / 1_000_000), nodes: document.querySelectorAll('*').length };
}
