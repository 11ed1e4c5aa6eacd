// The main-process half of webUtils.getPathForFile: the preload halts the page in `standInPathOf` (see
// page/isolated-world.ts); here DevTools is asked for the path, which is laid into the halted function's variable.
import type { Session } from './devtools.ts';

interface Paused {
  readonly callFrames: readonly { callFrameId: string; functionName: string }[];
}
interface Evaluated {
  readonly result: { objectId?: string };
}

const answer = async (session: Session, callFrameId: string): Promise<void> => {
  const evaluate = (expression: string) =>
    session.send<Evaluated>('Debugger.evaluateOnCallFrame', { callFrameId, expression });
  const { result } = await evaluate('file');
  const { path } = await session.send<{ path: string }>('DOM.getFileInfo', { objectId: result.objectId });
  await evaluate(`answer.path = ${JSON.stringify(path)}`);
};

/** Answers a page's halts for as long as the page lives. Any other halt (a `debugger` statement) is passed over. */
export const answerFilePaths = async (session: Session): Promise<void> => {
  session.on('Debugger.paused', async ({ callFrames: [top] }: Paused) => {
    // A file made by script has no path: the answer stays empty, as in Electron.
    if (top?.functionName === 'standInPathOf') await answer(session, top.callFrameId).catch(() => {});
    await session.send('Debugger.resume').catch(() => {});
  });
  await session.send('DOM.enable');
  await session.send('Debugger.enable');
};
