// The window as a drop zone: answers a drag over it, opens what is dropped, says what is being looked through.
import { Ban, FolderInput } from 'lucide-react';
import { useState } from 'react';
import { FaultNotice } from '../../parts/FaultNotice.tsx';
import { cameFromHere } from '../../state/dragging-out.ts';
import { forgetFault, openShoots, useOpening } from '../../state/opening.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useWords } from '../../words/words.ts';
import './DropTarget.css';
import { Scanning } from './Scanning.tsx';
import { useWindowDrop } from './use-window-drop.ts';

export function DropTarget() {
  const { t } = useWords();
  const [nowhere, setNowhere] = useState(false);
  const answer = useWindowDrop(async (files) => {
    const paths = files.map((file) => window.roundtrip.pathForFile(file)).filter((path) => path !== '');
    if (await cameFromHere(paths)) return;
    setNowhere(paths.length === 0);
    void openShoots(paths);
  });
  const { scans, fault } = useOpening();
  return (
    <>
      {answer !== null && (
        <div className={`drop-veil ${answer.takes ? 'takes' : 'refuses'}`}>
          <div className="drop-answer" role="status">
            {answer.takes ? <FolderInput size={32} aria-hidden /> : <Ban size={32} aria-hidden />}
            <p className="drop-title">
              {answer.takes ? t('common.drop.folder', { count: answer.count }) : t('common.drop.refused')}
            </p>
            <p className="quiet">{answer.takes ? t('common.drop.hint') : t('common.drop.refusedHint')}</p>
          </div>
        </div>
      )}
      <div className="drop-tellings">
        {scans.map((scan) => (
          <Scanning key={scan.ticket} scan={scan} />
        ))}
        {nowhere && (
          <Notice
            tone="needed"
            title={t('common.drop.nothing')}
            role="alert"
            acts={<Button onPress={() => setNowhere(false)}>{t('common.close')}</Button>}
          />
        )}
        {fault !== null && (
          <FaultNotice fault={fault} acts={<Button onPress={forgetFault}>{t('common.close')}</Button>} />
        )}
      </div>
    </>
  );
}
