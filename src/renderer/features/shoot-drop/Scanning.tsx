// A folder that is being looked through: where, how many photos so far, and how to stop waiting for it.
import { type Scan, stopScan } from '../../state/opening.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useWords } from '../../words/words.ts';

export function Scanning({ scan }: { readonly scan: Scan }) {
  const { t } = useWords();
  return (
    <Notice
      tone="waiting"
      title={t('common.scanning')}
      role="status"
      acts={<Button onPress={() => stopScan(scan.ticket)}>{t('common.scanningStop')}</Button>}
    >
      {/* It changes ten times a second: to be seen, not to be read out. */}
      <div aria-live="off">
        <p>{t('common.scanningFound', { count: scan.found })}</p>
        <p className="quiet small cut">{scan.folder}</p>
      </div>
      <p className="quiet">{t('common.scanningHint')}</p>
    </Notice>
  );
}
